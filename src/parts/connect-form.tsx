import { type FormEvent, useState } from 'react'
import { createClient } from '@/api/client.ts'
import { ApiError } from '@/api/errors.ts'
import { checkHealth } from '@/api/health.ts'
import { listModels } from '@/api/models.ts'
import { saveConnection } from '@/session/connection.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'
import { Problem } from './problem.tsx'
import { type ConnectFields, type ConnectProblem, useConnectForm } from './use-connect-form.ts'

type Verdict =
  | { status: 'none' | 'testing' }
  | { status: 'good'; words: string }
  | { status: 'failed'; error: ApiError }

const PROBLEM_WORDS = {
  'token-unsendable': 'settings.token-unsendable',
  'base-url-bad': 'settings.base-url-bad',
  'plain-http': 'settings.plain-http-needed',
} as const

/** "Use my token" in one step: a pasted token, tested against its server, with a verdict in place. */
export function ConnectForm() {
  const form = useConnectForm()
  const [verdict, setVerdict] = useState<Verdict>({ status: 'none' })
  const [isTried, setIsTried] = useState(false)
  const { fields, token, change } = form
  const problem = isTried ? form.problem : null

  const connect = async () => {
    setIsTried(true)
    if (form.problem !== null || form.connection === null) return
    setVerdict({ status: 'testing' })
    const connection = { ...form.connection, token: token.token === '' ? null : token.token }
    const verdict = await judge(connection)
    setVerdict(verdict)
    if (verdict.status !== 'good') return
    saveConnection({ id: crypto.randomUUID(), ...form.connection }, connection.token, fields.keeping)
    form.reset()
    setIsTried(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void connect()
  }
  const hint = fields.keeping === 'device' ? 'settings.token-hint-device' : 'settings.token-hint'

  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <Field
        label={say('settings.token')}
        hint={token.problem === 'no-prefix' ? say('settings.token-odd') : say(hint, { host: form.host })}
        error={problem === 'token-unsendable' ? say(PROBLEM_WORDS[problem]) : null}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            spellCheck={false}
            className={`${inputLook} font-mono`}
            value={fields.pasted}
            onChange={(event) => change({ pasted: event.target.value })}
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
                  {name === 'taas' ? 'TaaS' : name} ({upstream})
                </option>
              ))}
              <option value="">{say('settings.server-other')}</option>
            </select>
          )}
        </Field>
      )}
      {fields.server === '' && <AddressFields form={form} problem={problem} />}
      <label className="flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-1"
          checked={fields.keeping === 'device'}
          onChange={(event) => change({ keeping: event.target.checked ? 'device' : 'tab' })}
        />
        <span>
          {say('settings.remember')}
          <span className="block text-ink-faint text-xs">{say('settings.remember-hint')}</span>
        </span>
      </label>
      <div className="flex items-center gap-3">
        <Button type="submit" look="filled" disabled={verdict.status === 'testing'}>
          {verdict.status === 'testing' ? say('settings.testing') : say('settings.save')}
        </Button>
      </div>
      <div aria-live="polite">
        {verdict.status === 'good' && (
          <p className="rounded-md bg-good-soft p-3 text-good">{verdict.words}</p>
        )}
        {verdict.status === 'failed' && <Problem error={verdict.error} />}
      </div>
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
        error={problem === 'base-url-bad' ? say(PROBLEM_WORDS[problem]) : null}
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

type Place = { name: string; baseUrl: string; healthUrl: string; token: string | null }

// Health first tells whether the server is there, the models whether the token is good. A server
// without a health path is still a server.
async function judge(place: Place): Promise<Verdict> {
  const client = createClient(place)
  try {
    const [health, models] = await Promise.all([checkHealth(client).catch(() => null), listModels(client)])
    const values = { name: place.name, count: models.length }
    const words =
      health === null
        ? say('settings.verdict-no-health', values)
        : say('settings.verdict', { ...values, ms: Math.round(health.latencyMs) })
    return { status: 'good', words }
  } catch (error) {
    if (error instanceof ApiError) return { status: 'failed', error }
    throw error
  }
}
