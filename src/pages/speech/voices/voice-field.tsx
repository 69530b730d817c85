import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { inputLook } from '@/ui/field.tsx'
import { Popover } from '@/ui/popover.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { PreviewButton } from './preview-button.tsx'
import { usePreview } from './use-preview.ts'
import { useVoices } from './use-voices.ts'
import { PreviewProblem, VoiceList } from './voice-list.tsx'

type VoiceFieldProps = {
  voice: string
  model: string | null
  /** Whether the model speaks in Morse, which no voice changes. */
  isMorse: boolean
  onChange: (voice: string) => void
}

/** The voices that servers of this kind often have; any other can be typed. */
const USUAL = ['alloy', 'ash', 'coral', 'echo', 'fable', 'nova', 'onyx', 'sage', 'shimmer']

/**
 * Who speaks: chosen from the server's list where it has one, else typed; heard before it is chosen. Empty
 * leaves it to the model.
 */
export function VoiceField({ voice, model, isMorse, onChange }: VoiceFieldProps) {
  const listed = useVoices()
  const preview = usePreview(model)
  const hint = useId()
  const reason = isMorse ? say('voices.none-in-morse') : undefined
  const chosen = listed?.find(({ id }) => id === voice)
  const name = chosen?.name ?? (voice === '' ? say('voices.default') : voice)
  const isListed = listed !== undefined && listed.length > 0
  return (
    <div className="grid gap-1">
      <span aria-hidden className="flex min-h-6 items-center font-medium text-sm">
        {say('voices.label')}
      </span>
      <div className="flex items-center gap-1">
        {isListed ? (
          <Popover
            label={say('voices.chosen', { name })}
            triggerLook={`${inputLook} flex min-w-0 flex-1 items-center gap-2 text-left`}
            trigger={
              <>
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
              </>
            }
          >
            {(close) => (
              <VoiceList
                voices={listed}
                chosen={voice}
                preview={preview}
                reason={reason}
                onChoose={(next) => {
                  onChange(next)
                  close()
                }}
              />
            )}
          </Popover>
        ) : (
          // A server that says it has none is taken at its word.
          <Typed hint={hint} voice={voice} names={listed === undefined ? USUAL : []} onChange={onChange} />
        )}
        <PreviewButton
          preview={preview}
          voice={{ id: voice, language: chosen?.language ?? null }}
          name={name}
          reason={reason}
        />
      </div>
      <p id={hint} className="text-ink-faint text-xs">
        {isMorse ? say('speech.sandbox') : isListed ? sayListed(listed.length) : say('voices.hint')}
      </p>
      {preview?.error != null && <PreviewProblem error={preview.error} />}
    </div>
  )
}

function sayListed(count: number): string {
  return say('voices.listed', { count: sayCount(count) })
}

type TypedProps = { hint: string; voice: string; names: readonly string[]; onChange: (voice: string) => void }

function Typed({ hint, voice, names, onChange }: TypedProps) {
  const suggestions = useId()
  return (
    <>
      <input
        aria-label={say('voices.label')}
        aria-describedby={hint}
        className={inputLook}
        list={suggestions}
        autoComplete="off"
        placeholder={say('voices.default')}
        value={voice}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={suggestions}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}
