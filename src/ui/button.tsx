import type { ComponentProps } from 'react'

const base =
  'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-sm px-3 text-sm font-medium whitespace-nowrap transition-colors pointer-coarse:min-h-11 disabled:cursor-not-allowed forced-colors:border'

const looks = {
  filled: 'bg-accent-fill text-accent-on hover:bg-accent-strong disabled:bg-sunken disabled:text-ink-faint',
  plain: 'border border-line bg-surface text-ink hover:bg-sunken disabled:text-ink-faint',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink disabled:text-ink-faint',
}

/** The look of a link that stands among buttons. */
export const linkButton = `${base} ${looks.plain}`

type ButtonProps = ComponentProps<'button'> & { look?: keyof typeof looks }

/** A button; one filled one a screen. When it is disabled, `title` should say why. */
export function Button({ look = 'plain', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`${base} ${looks[look]} ${className}`} {...rest} />
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & { label: string }

/** A square button that is only an icon; its label is its name and its tooltip. */
export function IconButton({ label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-8 shrink-0 place-items-center rounded-sm text-ink-soft transition-colors hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:text-ink-faint pointer-coarse:size-11 ${className}`}
      {...rest}
    />
  )
}

/**
 * A press that must be meant: the second press of a double click is passed over, since Cancel stands where
 * Run stood a moment ago.
 */
export function meant(act: () => void): (event: { detail: number }) => void {
  return (event) => {
    if (event.detail < 2) act()
  }
}
