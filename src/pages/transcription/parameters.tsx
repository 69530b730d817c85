import { useStore } from 'zustand'
import { useMicrophones } from '@/audio/use-microphones.ts'
import { LENIENT } from '@/lib/word-errors.ts'
import { preferences } from '@/session/preferences.ts'
import { transcriptionState } from '@/session/transcription.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { namesOfLanguages } from '@/words/names-of-languages.ts'
import { say } from '@/words/say.ts'
import { recorderChoices } from './recorder/recorder-choices.ts'

/** What may be set: the language, what was really said, and which microphone is heard. */
export function Parameters() {
  const state = useStore(transcriptionState.store)
  const { language, reference, leniency = LENIENT, isInParts = false } = state
  const { ignoresCase, ignoresPunctuation } = leniency
  const put = transcriptionState.store.setState
  return (
    <>
      <Field label={say('transcription.language')} hint={say('transcription.language-hint')}>
        {(control) => (
          <select
            {...control}
            className={inputLook}
            value={language}
            onChange={(event) => put({ language: event.target.value })}
          >
            <option value="">{say('transcription.language-auto')}</option>
            {languages().map(({ code, name }) => (
              <option key={code} value={code}>
                {name === code ? code : `${name} (${code})`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('transcription.reference')} hint={say('transcription.reference-hint')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            className={`${inputLook} field-sizing-content max-h-60 resize-none`}
            value={reference}
            onChange={(event) => put({ reference: event.target.value })}
          />
        )}
      </Field>
      <Choice
        words={say('transcription.ignore-case')}
        isChosen={ignoresCase}
        onChange={(ignoresCase) => put({ leniency: { ...leniency, ignoresCase } })}
      />
      <Choice
        words={say('transcription.ignore-punctuation')}
        isChosen={ignoresPunctuation}
        onChange={(ignoresPunctuation) => put({ leniency: { ...leniency, ignoresPunctuation } })}
      />
      <Choice
        words={say('transcription.in-parts')}
        hint={say('transcription.in-parts-hint')}
        isChosen={isInParts}
        onChange={(isInParts) => put({ isInParts })}
      />
      <Microphone />
    </>
  )
}

type ChoiceProps = {
  words: string
  hint?: string
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}

function Choice({ words, hint, isChosen, onChange }: ChoiceProps) {
  return (
    <div className="grid gap-1">
      <label className="flex min-h-8 items-center gap-2 text-sm">
        <input type="checkbox" checked={isChosen} onChange={() => onChange(!isChosen)} />
        {words}
      </label>
      {hint !== undefined && <p className="text-ink-faint text-xs">{hint}</p>}
    </div>
  )
}

function Microphone() {
  const microphones = useMicrophones()
  const { cleansVoice } = useStore(recorderChoices)
  const deviceId = useStore(preferences, ({ microphone }) => microphone)
  // Remembered, and not connected now: it stays chosen, and recording says so.
  const isAway = deviceId !== '' && !microphones.some(({ id }) => id === deviceId)
  return (
    <>
      {microphones.length > 0 && (
        <Field label={say('recorder.device')}>
          {(control) => (
            <select
              {...control}
              className={inputLook}
              value={deviceId}
              onChange={(event) => preferences.setState({ microphone: event.target.value })}
            >
              <option value="">{say('recorder.device-default')}</option>
              {microphones
                .filter(({ id }) => id !== 'default')
                .map(({ id, name }, index) => (
                  <option key={id} value={id}>
                    {name === '' ? say('recorder.device-unnamed', { number: index + 1 }) : name}
                  </option>
                ))}
              {isAway && <option value={deviceId}>{say('recorder.device-away')}</option>}
            </select>
          )}
        </Field>
      )}
      <Choice
        words={say('recorder.clean')}
        hint={say('recorder.clean-hint')}
        isChosen={cleansVoice}
        onChange={(cleansVoice) => recorderChoices.setState({ cleansVoice })}
      />
    </>
  )
}

// ISO-639-1, as far as Whisper knows it.
const CODES =
  'af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha he hi hr ht hu hy id is it ja jv ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh'.split(
    ' ',
  )

function languages(): { code: string; name: string }[] {
  const names = namesOfLanguages()
  return CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    a.name.localeCompare(b.name),
  )
}
