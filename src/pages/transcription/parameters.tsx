import { useStore } from 'zustand'
import { useMicrophones } from '@/audio/use-microphones.ts'
import { transcriptionState } from '@/session/transcription.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'
import { recorderChoices } from './recorder-choices.ts'

/** What may be set: the language, what was really said, and which microphone is heard. */
export function Parameters() {
  const { language, reference } = useStore(transcriptionState.store)
  return (
    <>
      <Field label={say('transcription.language')} hint={say('transcription.language-hint')}>
        {(control) => (
          <select
            {...control}
            className={inputLook}
            value={language}
            onChange={(event) => transcriptionState.store.setState({ language: event.target.value })}
          >
            <option value="">{say('transcription.language-auto')}</option>
            {languages().map(({ code, name }) => (
              <option key={code} value={code}>
                {name} ({code})
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
            onChange={(event) => transcriptionState.store.setState({ reference: event.target.value })}
          />
        )}
      </Field>
      <Microphone />
    </>
  )
}

function Microphone() {
  const microphones = useMicrophones()
  const { deviceId, cleansVoice } = useStore(recorderChoices)
  return (
    <>
      {microphones.length > 0 && (
        <Field label={say('recorder.device')}>
          {(control) => (
            <select
              {...control}
              className={inputLook}
              value={deviceId}
              onChange={(event) => recorderChoices.setState({ deviceId: event.target.value })}
            >
              <option value="">{say('recorder.device-default')}</option>
              {microphones
                .filter(({ id }) => id !== 'default')
                .map(({ id, name }, index) => (
                  <option key={id} value={id}>
                    {name === '' ? say('recorder.device-unnamed', { number: index + 1 }) : name}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      <div className="grid gap-1">
        <label className="flex min-h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={cleansVoice}
            onChange={() => recorderChoices.setState({ cleansVoice: !cleansVoice })}
          />
          {say('recorder.clean')}
        </label>
        <p className="text-ink-faint text-xs">{say('recorder.clean-hint')}</p>
      </div>
    </>
  )
}

// ISO-639-1, as far as Whisper knows it.
const CODES =
  'af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha he hi hr ht hu hy id is it ja jv ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh'.split(
    ' ',
  )

function languages(): { code: string; name: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'language' })
  return CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    a.name.localeCompare(b.name),
  )
}
