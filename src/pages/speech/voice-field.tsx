import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { listVoices, type Voice } from '@/api/speech.ts'
import { useClient, useConnection } from '@/session/connection.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { groupVoices } from './voices.ts'

type VoiceFieldProps = {
  voice: string
  /** Whether the model speaks in Morse, which no voice changes. */
  isMorse: boolean
  onChange: (voice: string) => void
}

/** The voices that servers of this kind often have; any other can be typed. */
const USUAL = ['alloy', 'ash', 'coral', 'echo', 'fable', 'nova', 'onyx', 'sage', 'shimmer']
// No voice has a name with a line break.
const OTHER = '\n'

/** Who speaks: chosen from the server's list where it has one, else typed. Empty leaves it to the model. */
export function VoiceField({ voice, isMorse, onChange }: VoiceFieldProps) {
  const listed = useVoices()
  const [isOther, setIsOther] = useState(false)
  if (listed === undefined || listed.length === 0) {
    return (
      <Field label={say('voices.label')} hint={say(isMorse ? 'speech.sandbox' : 'voices.hint')}>
        {(control) => (
          // A server that says it has none is taken at its word.
          <Typed {...control} voice={voice} names={listed === undefined ? USUAL : []} onChange={onChange} />
        )}
      </Field>
    )
  }
  const isTyped = isOther || (voice !== '' && !listed.some(({ id }) => id === voice))
  return (
    <Field
      label={say('voices.label')}
      hint={
        listed.length === 1
          ? say('voices.listed-one')
          : say('voices.listed', { count: sayCount(listed.length) })
      }
    >
      {(control) => (
        <div className="grid gap-2">
          <select
            {...control}
            className={inputLook}
            value={isTyped ? OTHER : voice}
            onChange={({ target }) => {
              setIsOther(target.value === OTHER)
              onChange(target.value === OTHER ? '' : target.value)
            }}
          >
            <option value="">{say('voices.default')}</option>
            {groupVoices(listed, say('voices.no-language')).map(({ language, voices }) =>
              language === null ? (
                voices.map(optionOf)
              ) : (
                <optgroup key={language} label={language}>
                  {voices.map(optionOf)}
                </optgroup>
              ),
            )}
            <option value={OTHER}>{say('voices.other')}</option>
          </select>
          {isTyped && <Typed aria-label={say('voices.name')} voice={voice} names={[]} onChange={onChange} />}
        </div>
      )}
    </Field>
  )
}

function optionOf({ id, name }: Voice) {
  return (
    <option key={id} value={id}>
      {name === id ? id : `${name} (${id})`}
    </option>
  )
}

type TypedProps = {
  id?: string
  'aria-label'?: string
  voice: string
  names: readonly string[]
  onChange: (voice: string) => void
}

function Typed({ voice, names, onChange, ...control }: TypedProps) {
  const suggestions = useId()
  return (
    <>
      <input
        {...control}
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

// An extra that most servers do not have: whatever goes wrong, there is then simply no list.
function useVoices(): readonly Voice[] | undefined {
  const client = useClient()
  const connection = useConnection()
  const { data } = useQuery({
    queryKey: [client.baseUrl, connection?.id, 'voices'],
    queryFn: ({ signal }) => listVoices(client, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return data
}
