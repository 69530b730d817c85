import { type ReactNode, useId } from 'react'

/** What a field's control must carry so that label, hint and error belong to it. */
export type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

type FieldProps = {
  label: string
  hint?: string | undefined
  /** What is wrong with the value, naming the field and its limit. */
  error?: string | null
  /** Stands at the end of the label's line. */
  action?: ReactNode
  children: (control: ControlProps) => ReactNode
}

/** A labelled control with its hint and its error. */
export function Field({ label, hint, error = null, action, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [hint === undefined ? '' : hintId, error === null ? '' : errorId]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="grid gap-1">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {action}
      </div>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === null ? undefined : true,
      })}
      {error !== null && (
        <p id={errorId} className="text-bad text-sm">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className="text-ink-faint text-xs">
          {hint}
        </p>
      )}
    </div>
  )
}

/** The look of a text input, an area or a select. */
export const inputLook =
  'w-full min-h-8 rounded-sm border border-line-strong bg-surface px-2.5 py-1 [&:is(select)]:px-1.5 text-base text-ink placeholder:text-ink-faint pointer-coarse:min-h-11 aria-invalid:border-bad'
