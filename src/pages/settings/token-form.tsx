import { type FormEvent, useState } from 'react'
import { type IssuedToken, TOKEN_ENDPOINTS, type TokenGrant } from '@/api/issued-tokens.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { focusHere } from '@/ui/focus-here.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type TokenFormProps = {
  /** The token that is changed; absent for a new one. */
  issued?: IssuedToken
  onSave: (grant: TokenGrant) => Promise<void>
  onCancel: () => void
}

const DAY_MS = 24 * 60 * 60 * 1000
const EXPIRIES = { never: null, minute: 60_000, day: DAY_MS, month: 30 * DAY_MS } as const

type Expiry = keyof typeof EXPIRIES | 'keep'

/** What a token may do: for a new one, or to change one. */
export function TokenForm({ issued, onSave, onCancel }: TokenFormProps) {
  const [label, setLabel] = useState(issued?.label ?? '')
  const [team, setTeam] = useState(issued?.team ?? '')
  const [endpoints, setEndpoints] = useState(issued?.endpoints ?? [])
  const [models, setModels] = useState(issued?.models?.join(', ') ?? '')
  const [rate, setRate] = useState(String(issued?.requestsPerMinute ?? ''))
  const [quota, setQuota] = useState(String(issued?.quota ?? ''))
  const keptExpiry = issued?.expiresAt ?? null
  const [expiry, setExpiry] = useState<Expiry>(keptExpiry === null ? 'never' : 'keep')
  const [isTried, setIsTried] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const problems = {
    label: label.trim() === '' ? say('tokens.needs-label') : null,
    rate: isLimit(rate) ? null : say('tokens.not-number', { name: say('tokens.rate') }),
    quota: isLimit(quota) ? null : say('tokens.not-number', { name: say('tokens.quota') }),
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isSaving) return
    if (Object.values(problems).some((problem) => problem !== null)) return
    const ids = models.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]))
    const inMs = expiry === 'keep' ? null : EXPIRIES[expiry]
    const grant: TokenGrant = {
      label: label.trim(),
      team: team.trim(),
      endpoints: endpoints.length === 0 ? null : TOKEN_ENDPOINTS.filter((each) => endpoints.includes(each)),
      models: ids.length === 0 ? null : ids,
      requestsPerMinute: limitOf(rate),
      quota: limitOf(quota),
      expiresAt: expiry === 'keep' ? keptExpiry : inMs === null ? null : Date.now() + inMs,
    }
    setIsSaving(true)
    await onSave(grant).catch((error: unknown) => {
      setRefusal(error instanceof Error ? error.message : '')
      setIsSaving(false)
    })
  }
  const text = (value: string, change: (value: string) => void) => ({
    className: inputLook,
    value,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  })
  return (
    <form
      aria-label={
        issued === undefined ? say('tokens.create') : say('tokens.edit-named', { label: issued.label })
      }
      className="grid items-start gap-4 rounded-md border border-line bg-surface p-4 tablet:grid-cols-2"
      onSubmit={(event) => void save(event)}
    >
      <Field label={say('tokens.label')} error={isTried ? problems.label : null}>
        {(control) => <input ref={focusHere} {...control} {...text(label, setLabel)} maxLength={80} />}
      </Field>
      <Field label={say('tokens.team')}>
        {(control) => <input {...control} {...text(team, setTeam)} maxLength={80} />}
      </Field>
      <fieldset className="tablet:col-span-2">
        <legend className="font-medium text-sm">{say('tokens.endpoints')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          {TOKEN_ENDPOINTS.map((endpoint) => (
            <label
              key={endpoint}
              className="flex min-h-8 items-center gap-1.5 text-sm pointer-coarse:min-h-11"
            >
              <input
                type="checkbox"
                checked={endpoints.includes(endpoint)}
                onChange={({ target }) =>
                  setEndpoints(
                    target.checked ? [...endpoints, endpoint] : endpoints.filter((each) => each !== endpoint),
                  )
                }
              />
              {say(`page.${endpoint}`)}
            </label>
          ))}
        </div>
        <p className="text-ink-faint text-xs">{say('tokens.endpoints-hint')}</p>
      </fieldset>
      <Field label={say('tokens.models')} hint={say('tokens.models-hint')}>
        {(control) => <input {...control} {...text(models, setModels)} />}
      </Field>
      <Field label={say('tokens.expiry')}>
        {(control) => (
          <select
            {...control}
            className={inputLook}
            value={expiry}
            onChange={(event) => setExpiry(expiryOf(event.target.value))}
          >
            {keptExpiry !== null && (
              <option value="keep">{say('tokens.expiry-keep', { time: sayTime(keptExpiry) })}</option>
            )}
            {(['never', 'minute', 'day', 'month'] as const).map((each) => (
              <option key={each} value={each}>
                {say(`tokens.expiry-${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('tokens.rate')} hint={say('tokens.rate-hint')} error={isTried ? problems.rate : null}>
        {(control) => <input {...control} {...text(rate, setRate)} inputMode="numeric" />}
      </Field>
      <Field
        label={say('tokens.quota')}
        hint={say('tokens.quota-hint')}
        error={isTried ? problems.quota : null}
      >
        {(control) => <input {...control} {...text(quota, setQuota)} inputMode="numeric" />}
      </Field>
      <div className="flex flex-wrap items-center gap-2 tablet:col-span-2">
        <Button type="submit">{say(issued === undefined ? 'tokens.save' : 'tokens.save-changes')}</Button>
        <Button look="quiet" onClick={onCancel}>
          {say('tokens.cancel')}
        </Button>
        <span role="alert" className="text-bad text-sm">
          {refusal}
        </span>
      </div>
    </form>
  )
}

function isLimit(text: string): boolean {
  return text.trim() === '' || /^[1-9]\d{0,14}$/.test(text.trim())
}

function limitOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}

function expiryOf(value: string): Expiry {
  return value === 'keep' || value === 'minute' || value === 'day' || value === 'month' ? value : 'never'
}
