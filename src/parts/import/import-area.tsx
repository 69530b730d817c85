import '@/words/en/lines.ts'
import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, IconButton } from '@/ui/button.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { ImportChoice } from './import-choice.tsx'
import type { Import, Importing } from './use-import.ts'

type ImportAreaProps = {
  of: Import
  takesQuery: boolean
  takesGroups: boolean
  /** The choice is made or left, and what had the focus is gone. */
  onChosen: () => void
  children: ReactNode
}

/** Where a file can be dropped, with what its import has come to over the rows. */
export function ImportArea({ of, takesQuery, takesGroups, onChosen, children }: ImportAreaProps) {
  const [isOver, setIsOver] = useState(false)
  const { state } = of
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button is the first
    <div
      className="relative grid gap-3"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false)
      }}
      onDrop={(event) => {
        setIsOver(false)
        const files = Array.from(event.dataTransfer.files)
        if (files.length === 0) return
        event.preventDefault()
        of.open(files)
      }}
    >
      {isOver && (
        <p className="pointer-events-none absolute -inset-2 z-2 grid place-items-center rounded-md border-2 border-accent border-dashed bg-accent-soft/80 font-medium">
          {say('import.drop')}
        </p>
      )}
      {state.status === 'failed' && (
        <Bar look="bg-warning-soft text-warning" onDismiss={of.dismiss}>
          <span role="alert" className="min-w-40 flex-1 py-1 [overflow-wrap:anywhere]">
            {state.words()}
          </span>
        </Bar>
      )}
      {state.status === 'choosing' && (
        <ImportChoice
          key={state.name}
          name={state.name}
          reading={state.reading}
          takesQuery={takesQuery}
          takesGroups={takesGroups}
          onPut={(found, how) => {
            of.put(found, how)
            onChosen()
          }}
          onCancel={() => {
            of.dismiss()
            onChosen()
          }}
        />
      )}
      {state.status === 'done' && (
        <Bar look="bg-sunken" onDismiss={of.dismiss}>
          <span className="min-w-40 flex-1 py-1">{statusWords(state)}</span>
          {state.how === 'add' && state.hadRows && (
            <Button onClick={of.keepOnlyThese}>{say('import.only-these')}</Button>
          )}
          <Button onClick={of.undo}>{say('import.undo')}</Button>
        </Bar>
      )}
      <p role="status" className={state.status === 'reading' ? 'text-ink-soft text-sm' : 'sr-only'}>
        {statusWords(state)}
      </p>
      {children}
    </div>
  )
}

type BarProps = { look: string; onDismiss: () => void; children: ReactNode }

function Bar({ look, onDismiss, children }: BarProps) {
  return (
    <div className={`flex flex-wrap items-center gap-2 rounded-md p-1.5 pl-3 text-sm ${look}`}>
      {children}
      <IconButton label={say('import.dismiss')} onClick={onDismiss}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}

function statusWords(state: Importing): string {
  if (state.status === 'reading') return say('import.reading', { name: state.name })
  if (state.status === 'undone') return say('import.undone')
  if (state.status !== 'done') return ''
  const { name, found, how } = state
  const count = found.texts.length
  const key = how === 'add' ? 'import.added' : 'import.replaced'
  return count === 1 ? say(`${key}-one`, { name }) : say(key, { name, count: sayCount(count) })
}
