import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Voice } from '@/api/speech.ts'
import { useErrorWords } from '@/parts/use-error-words.ts'
import { useConnection } from '@/session/connection.ts'
import { inputLook } from '@/ui/field.tsx'
import { focusHere } from '@/ui/focus-here.ts'
import { menuRow } from '@/ui/popover.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { PreviewButton } from './preview-button.tsx'
import type { VoicePreview } from './use-preview.ts'
import { filterVoices, groupVoices } from './voices.ts'

type VoiceListProps = {
  voices: readonly Voice[]
  chosen: string
  preview: VoicePreview | null
  /** Why no voice can be heard now. */
  reason?: string | undefined
  onChoose: (voice: string) => void
}

/** Voices to choose from, by language, each to be heard first. Any other name can be typed. */
export function VoiceList({ voices, chosen, preview, reason, onChoose }: VoiceListProps) {
  const [typed, setTyped] = useState('')
  const connection = useConnection()
  const found = filterVoices(voices, typed)
  const name = typed.trim()
  const isNew = name !== '' && !voices.some(({ id }) => id === name)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows walk the buttons in it
    <div className="grid w-96 max-w-full gap-1.5" onKeyDown={walk}>
      <input
        ref={focusHere}
        type="search"
        aria-label={say('voices.search')}
        placeholder={say('voices.search')}
        className={inputLook}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="grid max-h-[36dvh] gap-0.5 overflow-y-auto">
        {name === '' && (
          <Row name={say('voices.default')} isChosen={chosen === ''} onChoose={() => onChoose('')}>
            <PreviewButton
              preview={preview}
              voice={{ id: '', language: null }}
              name={say('voices.default')}
              reason={reason}
            />
          </Row>
        )}
        {groupVoices(found, say('voices.no-language')).map(({ language, voices: group }) => (
          <section key={language} aria-label={language ?? say('voices.label')} className="grid gap-0.5">
            {language !== null && (
              <h2 className="px-2 pt-1.5 font-medium text-ink-faint text-xs">{language}</h2>
            )}
            {group.map((voice) => (
              <Row
                key={voice.id}
                name={voice.name === voice.id ? voice.id : `${voice.name} (${voice.id})`}
                isChosen={voice.id === chosen}
                onChoose={() => onChoose(voice.id)}
              >
                <PreviewButton preview={preview} voice={voice} name={voice.name} reason={reason} />
              </Row>
            ))}
          </section>
        ))}
        {isNew && <Row name={say('voices.use', { name })} isChosen={false} onChoose={() => onChoose(name)} />}
      </div>
      <p role="status" className="px-2 text-ink-faint text-xs">
        {say('voices.found', { found: sayCount(found.length), count: sayCount(voices.length) })}
        {connection !== null &&
          connection.kind !== 'sandbox' &&
          ` ${say('voices.cost', { name: connection.name })}`}
      </p>
      {preview?.error != null && <PreviewProblem error={preview.error} />}
    </div>
  )
}

type Failure = NonNullable<VoicePreview['error']>

/** Why a voice could not be heard. */
export function PreviewProblem({ error }: { error: Failure }) {
  const { title, words } = useErrorWords(error)
  return (
    <p role="alert" className="rounded-sm bg-bad-soft px-2 py-1 text-bad text-sm">
      {title} {words}
    </p>
  )
}

type RowProps = { name: string; isChosen: boolean; onChoose: () => void; children?: ReactNode }

function Row({ name, isChosen, onChoose, children }: RowProps) {
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        className={`${menuRow} min-w-0`}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className="truncate">{name}</span>
      </button>
      {children}
    </div>
  )
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

// Up and down walk the rows' first buttons; Tab reaches what stands beside them.
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  if (step === undefined) return
  const rows = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('input, button:first-child'))
  const { activeElement } = document
  // Beside a row's first button stands the one that plays it.
  const own = rows.findIndex((row) => row === activeElement || row.nextElementSibling === activeElement)
  event.preventDefault()
  rows[Math.max(0, Math.min(rows.length - 1, own + step))]?.focus()
}
