import { type ChatParameters, type ExtraProblem, readExtra } from '@/session/chat/parameters.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

type ExtraParametersProps = {
  parameters: ChatParameters
  /** What the server said of fields that it refused last, by the request's own names. */
  refused: Readonly<Record<string, string>>
  onChange: (change: Partial<ChatParameters>) => void
}

/** Fields of the request that the page has no control for, as a JSON object. */
export function ExtraParameters({ parameters, refused, onChange }: ExtraParametersProps) {
  const { fields, problem } = readExtra(parameters)
  const refusals = Object.keys(fields ?? {}).flatMap((field) =>
    refused[field] === undefined ? [] : [`${field}: ${refused[field]}`],
  )
  const refusal = refusals.length > 0 ? refusals.join('; ') : null
  return (
    <Field
      label={say('parameter.extra')}
      hint={say('parameter.extra-hint')}
      error={problem === null ? refusal : problemWords(problem)}
      action={
        <Button
          look="quiet"
          aria-label={say('parameter.unset-named', { name: say('parameter.extra') })}
          onClick={() => onChange({ extra: '' })}
        >
          {say('parameter.unset')}
        </Button>
      }
    >
      {(control) => (
        <textarea
          {...control}
          rows={3}
          spellCheck={false}
          className={`${inputLook} field-sizing-content max-h-60 resize-none font-mono text-sm`}
          value={parameters.extra}
          onChange={(event) => onChange({ extra: event.target.value })}
        />
      )}
    </Field>
  )
}

function problemWords(problem: ExtraProblem): string {
  const line = problem.line === null ? '' : say('parameter.extra-line', { line: problem.line })
  const field = 'field' in problem ? problem.field : ''
  return `${line}${say(`parameter.extra-${problem.kind}`, { field })}`
}
