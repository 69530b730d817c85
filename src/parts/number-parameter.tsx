import '@/words/en/parameter.ts'
import { Plus } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { NumberField } from '@/ui/number-field.tsx'
import { say } from '@/words/say.ts'

type NumberParameterProps = {
  label: string
  hint: string
  min: number
  max: number | null
  step: number
  /** What it is set to when it is added. */
  start: number
  /** Null is unset: then the field is not sent. */
  value: number | null
  onChange: (value: number | null) => void
}

/** A parameter of a request that may be unset. */
export function NumberParameter({ label, start, value, onChange, ...limits }: NumberParameterProps) {
  if (value === null) {
    return (
      <Button className="w-fit" title={limits.hint} onClick={() => onChange(start)}>
        <Plus aria-hidden className="size-4" />
        {label}
      </Button>
    )
  }
  const { min, max } = limits
  return (
    <NumberField
      {...limits}
      label={label}
      value={value}
      problem={say(max === null ? 'parameter.whole' : 'parameter.range', {
        name: label,
        min,
        max: max ?? '',
      })}
      onChange={onChange}
      action={
        <Button
          look="quiet"
          aria-label={say('parameter.unset-named', { name: label })}
          onClick={() => onChange(null)}
        >
          {say('parameter.unset')}
        </Button>
      }
    />
  )
}
