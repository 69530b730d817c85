import '@/words/en/undo.ts'
import { X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '@/ui/button.tsx'
import { focusPage } from '@/ui/take-focus.ts'
import { say } from '@/words/say.ts'

type Undo = {
  offered: { words: () => string; undo: () => void } | null
  offer: (words: () => string, undo: () => void) => void
  dismiss: () => void
}

/** The last thing that can be taken back; a newer one takes its place. */
export function useUndo(): Undo {
  const [offered, setOffered] = useState<Undo['offered']>(null)
  const offer = useCallback((words: () => string, undo: () => void) => setOffered({ words, undo }), [])
  return { offered, offer, dismiss: () => setOffered(null) }
}

type UndoBarProps = {
  undo: Undo
  /** What was pressed has gone: the focus comes here with each offer, and goes to the page when the bar goes. */
  takesFocus?: boolean
}

/** Says what was done and takes it back on request; it stays until it is dismissed. */
export function UndoBar({ undo: { offered, dismiss }, takesFocus = false }: UndoBarProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus && offered !== null) button.current?.focus()
  }, [takesFocus, offered])
  const leave = () => {
    dismiss()
    if (takesFocus) focusPage()
  }
  return (
    <div role="status" className="mx-auto w-full max-w-[720px] px-4">
      {offered !== null && (
        <p className="flex animate-appear items-center gap-2 rounded-md border border-line bg-raised px-3 py-1 text-sm shadow-sm">
          <span className="min-w-0 flex-1 truncate">{offered.words()}</span>
          <Button
            ref={button}
            look="quiet"
            onClick={() => {
              offered.undo()
              leave()
            }}
          >
            {say('undo.undo')}
          </Button>
          <IconButton label={say('undo.dismiss')} onClick={leave}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </p>
      )}
    </div>
  )
}
