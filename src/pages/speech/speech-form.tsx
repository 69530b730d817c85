import { MAX_SPEECH_CHARACTERS } from '@/contract/limits.ts'
import { countCodePoints } from '@/lib/code-points.ts'
import { MOST_PARTS, type SpeechState, speechState, textsOf } from '@/session/speech.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { sayLength, secondsOf } from './estimate.ts'
import { VoiceField } from './voices/voice-field.tsx'

type SpeechFormProps = { state: SpeechState; model: string | null }

const LONG_MORSE_SECONDS = 30

/** What is to be spoken, and by whom. The text is counted as the server counts it and never cut. */
export function SpeechForm({ state, model }: SpeechFormProps) {
  const { text, voice } = state
  const seconds = secondsOf(state, model)
  const parts = textsOf(text).length
  return (
    <>
      <Field
        label={say('speech.text')}
        error={tooLong(text)}
        hint={partsHint(text, parts)}
        action={
          <span className="text-ink-faint text-sm tabular-nums">
            {say('speech.count', {
              count: sayCount(countCodePoints(text)),
              max: sayCount(MAX_SPEECH_CHARACTERS),
              duration: sayLength(seconds),
            })}
          </span>
        }
      >
        {(control) => (
          <textarea
            {...control}
            rows={6}
            placeholder={say('speech.placeholder')}
            className={`${inputLook} field-sizing-content max-h-[40vh] min-h-40 resize-none`}
            value={text}
            onChange={(event) => speechState.store.setState({ text: event.target.value })}
          />
        )}
      </Field>
      {isMorse(model) && seconds > LONG_MORSE_SECONDS && (
        <p className="rounded-md bg-warning-soft p-3 text-sm text-warning">
          {say('speech.long-morse', { duration: sayLength(seconds) })}
        </p>
      )}
      <VoiceField
        voice={voice}
        model={model}
        isMorse={isMorse(model)}
        onChange={(chosen) => speechState.store.setState({ voice: chosen })}
      />
    </>
  )
}

function isMorse(model: string | null): boolean {
  return model === 'sandbox-morse'
}

/** What is wrong with the length of a text, naming the limit; null when it fits. */
export function tooLong(text: string): string | null {
  if (textsOf(text).length <= MOST_PARTS) return null
  const count = sayCount(countCodePoints(text))
  return say('speech.too-long', { count, parts: MOST_PARTS, max: sayCount(MAX_SPEECH_CHARACTERS) })
}

// Told before anything is sent: the text is never cut silently.
function partsHint(text: string, parts: number): string | undefined {
  if (parts === 1 || parts > MOST_PARTS) return undefined
  const over = sayCount(countCodePoints(text) - MAX_SPEECH_CHARACTERS)
  return say('speech.in-parts', { over, max: sayCount(MAX_SPEECH_CHARACTERS), parts })
}
