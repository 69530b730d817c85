import { type ReactNode, useState } from 'react'
import { Field, inputLook } from './field.tsx'

type NumberFieldProps = {
  label: string
  hint: string
  value: number
  min: number
  /** Null where there is no upper limit; then there is no slider. */
  max: number | null
  step: number
  /** What is said of a value outside the limits. */
  problem: string
  /** What somebody else says against the value as it stands. */
  refused?: string | undefined
  onChange: (value: number) => void
  action?: ReactNode
}

/**
 * A number within limits, by slider and by typing. What is typed stays as typed; only a value within
 * the limits is handed on.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, value, min, max, step, problem, refused, onChange, action } = props
  const [typed, setTyped] = useState<string | null>(null)
  const isBad = typed !== null && !isWithin(typed, min, max, step)
  const type = (text: string) => {
    setTyped(text)
    if (isWithin(text, min, max, step)) onChange(Number(text))
  }
  return (
    <Field label={label} hint={hint} error={isBad ? problem : (refused ?? null)} action={action}>
      {(control) => (
        <div className="flex items-center gap-3">
          {max !== null && (
            <input
              type="range"
              aria-label={label}
              className="min-w-0 flex-1 accent-accent-fill"
              min={min}
              max={max}
              step={step}
              value={value}
              onChange={(event) => {
                setTyped(null)
                onChange(event.target.valueAsNumber)
              }}
            />
          )}
          <input
            {...control}
            inputMode="decimal"
            className={`${inputLook} tabular-nums ${max === null ? '' : 'max-w-20'}`}
            value={typed ?? String(value)}
            onChange={(event) => type(event.target.value)}
            onBlur={() => !isBad && setTyped(null)}
          />
        </div>
      )}
    </Field>
  )
}

function isWithin(text: string, min: number, max: number | null, step: number): boolean {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return false
  return (
    number >= min && number <= (max ?? Number.MAX_SAFE_INTEGER) && (step !== 1 || Number.isInteger(number))
  )
}
