import '@/words/en/settings.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { cleanToken } from '@/lib/clean-token.ts'
import { HIDDEN } from '@/lib/hide-own.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { offeredToken } from '@/session/held-token.ts'
import { nameForNew, needsReload, saveAndReload, saveConnection } from '@/session/saved-connections.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'
import { KeepingChoice } from './keeping-choice.tsx'
import { TokenInput } from './token-input.tsx'
import { type ConnectFields, type ConnectProblem, useConnectForm } from './use-connect-form.ts'
import { judge, type Verdict, VerdictView } from './verdict.tsx'

const PROBLEM_WORDS = {
  'token-unsendable': 'settings.token-unsendable',
  'base-url-bad': 'settings.base-url-bad',
  'base-url-user': 'settings.base-url-user',
  'plain-http': 'settings.plain-http-needed',
} as const

const HINTS = {
  tab: 'settings.token-hint',
  day: 'settings.token-hint-day',
  device: 'settings.token-hint-device',
} as const

/** "Use my token" in one step: a pasted token, tested against its server, with a verdict in place. */
export function ConnectForm() {
  const form = useConnectForm()
  const [verdict, setVerdict] = useState<Verdict>({ status: 'none' })
  const [isTried, setIsTried] = useState(false)
  const tokenInput = useRef<HTMLInputElement>(null)
  const { fields, change } = form
  const hide = useHideOwn()
  const isDemo = useDemoMode()
  // A token that was held back where texts go.
  useEffect(() => {
    const { token } = offeredToken.getState()
    if (token === null || tokenInput.current === null) return
    tokenInput.current.value = token
    tokenInput.current.focus()
    offeredToken.setState({ token: null })
  }, [])
  const problem = isTried ? form.problem : null

  // The connection as it was entered, and its token; null while something keeps it from being saved.
  const read = () => {
    if (form.problem !== null || form.connection === null) return null
    const { token } = cleanToken(tokenInput.current?.value ?? '')
    const name = nameForNew(form.connection.name)
    const connection = { id: crypto.randomUUID(), ...form.connection, name }
    return { connection, given: token === '' ? null : token }
  }
  const connect = async () => {
    setIsTried(true)
    const entered = read()
    if (entered === null) return
    const { connection, given } = entered
    // The page may not even ask a new origin before a reload has widened its policy.
    if (needsReload(connection)) return saveAndReload(connection, given, fields.keeping)
    setVerdict({ status: 'testing' })
    const verdict = await judge(connection.name, { ...connection, token: given })
    setVerdict(verdict)
    if (verdict.status !== 'good') return
    saveConnection(connection, given, fields.keeping)
    clear()
  }
  // Check diagnoses what is in use: what was entered is saved for it, though it did not answer.
  const saveAnyway = () => {
    const entered = read()
    if (entered === null) return
    saveConnection(entered.connection, entered.given, fields.keeping)
    clear()
  }
  const clear = () => {
    if (tokenInput.current !== null) tokenInput.current.value = ''
    form.reset()
    setIsTried(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void connect()
  }

  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <Field
        label={say('settings.token')}
        hint={
          fields.tokenProblem === 'no-prefix'
            ? say('settings.token-odd')
            : hide(say(HINTS[fields.keeping], { host: form.host }))
        }
        error={problem === 'token-unsendable' ? say(PROBLEM_WORDS[problem]) : null}
      >
        {(control) => (
          <TokenInput
            control={control}
            ref={tokenInput}
            onProblem={(tokenProblem) => change({ tokenProblem })}
          />
        )}
      </Field>
      {form.choices.length > 0 && (
        <Field label={say('settings.server')}>
          {(control) => (
            <select
              {...control}
              className={inputLook}
              value={fields.server}
              onChange={(event) => change({ server: event.target.value })}
            >
              {form.choices.map(({ name, upstream }) => (
                <option key={name} value={name}>
                  {isDemo ? HIDDEN : name === 'taas' ? 'TaaS' : name} ({hide(upstream ?? '')})
                </option>
              ))}
              <option value="">{say('settings.server-other')}</option>
            </select>
          )}
        </Field>
      )}
      {fields.server === '' && <AddressFields form={form} problem={problem} />}
      <KeepingChoice keeping={fields.keeping} onChange={(keeping) => change({ keeping })} />
      <div className="flex items-center gap-3">
        <Button type="submit" look="filled" disabled={verdict.status === 'testing'}>
          {verdict.status === 'testing' ? say('settings.testing') : say('settings.save')}
        </Button>
      </div>
      <VerdictView
        verdict={verdict}
        afterFailure={say('settings.not-saved')}
        diagnosis={{ words: say('settings.save-diagnose'), onGo: saveAnyway }}
      />
    </form>
  )
}

type AddressFieldsProps = { form: ReturnType<typeof useConnectForm>; problem: ConnectProblem }

function AddressFields({ form, problem }: AddressFieldsProps) {
  const { fields, change } = form
  const text = (name: keyof ConnectFields & `typed${string}`) => ({
    className: inputLook,
    spellCheck: false,
    value: fields[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  const addVersion = () => change({ typedBaseUrl: `${fields.typedBaseUrl.trim().replace(/\/+$/, '')}/v1` })
  return (
    <>
      <Field
        label={say('settings.base-url')}
        hint={say('settings.base-url-hint')}
        error={problem === 'base-url-bad' || problem === 'base-url-user' ? say(PROBLEM_WORDS[problem]) : null}
        action={form.lacksVersion && <Button onClick={addVersion}>{say('settings.add-v1')}</Button>}
      >
        {(control) => <input {...control} {...text('typedBaseUrl')} inputMode="url" />}
      </Field>
      {form.needsConsent && (
        <label className="flex items-start gap-2 text-sm text-warning">
          <input
            type="checkbox"
            className="mt-1"
            checked={fields.allowsPlainHttp}
            aria-invalid={problem === 'plain-http'}
            onChange={(event) => change({ allowsPlainHttp: event.target.checked })}
          />
          <span>
            {say('settings.plain-http', { host: form.host })}
            {problem === 'plain-http' && <span className="block">{say(PROBLEM_WORDS[problem])}</span>}
          </span>
        </label>
      )}
      <details className="text-sm">
        <summary className="w-fit rounded-sm text-ink-soft">{say('settings.details')}</summary>
        <div className="mt-3 grid gap-4">
          <Field label={say('settings.name')}>
            {(control) => <input {...control} {...text('typedName')} />}
          </Field>
          <Field label={say('settings.health-url')}>
            {(control) => <input {...control} {...text('typedHealthUrl')} inputMode="url" />}
          </Field>
        </div>
      </details>
    </>
  )
}
