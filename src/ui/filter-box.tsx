import { Search } from 'lucide-react'
import type { Ref } from 'react'

type FilterBoxProps = {
  label: string
  value: string
  found: string
  field?: Ref<HTMLInputElement>
  onChange: (value: string) => void
}

/** A field that filters a list as it is typed into; `found` says how many rows are left. */
export function FilterBox({ label, value, found, field, onChange }: FilterBoxProps) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 rounded-sm border border-line-strong bg-surface px-2 has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        className="min-h-8 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint pointer-coarse:min-h-11"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span role="status" className="whitespace-nowrap text-ink-faint text-xs tabular-nums">
        {found}
      </span>
    </div>
  )
}
