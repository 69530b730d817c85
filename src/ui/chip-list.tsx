import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'

type ChipListProps = {
  label: string
  chips: readonly { id: string; words: string }[]
  removeLabel: (words: string) => string
  onRemove: (id: string) => void
  /** What adds another, or says why none can be. */
  children: ReactNode
}

/** A few chosen things, each to be left out again; the last one stays. */
export function ChipList({ label, chips, removeLabel, onRemove, children }: ChipListProps) {
  return (
    <section aria-label={label} className="grid gap-1">
      <span aria-hidden className="font-medium text-sm">
        {label}
      </span>
      <ul className="flex flex-wrap items-center gap-2">
        {chips.map(({ id, words }) => (
          <li
            key={id}
            className="flex min-w-0 max-w-full items-center rounded-sm border border-line bg-surface pl-2.5 text-sm"
          >
            <span className="truncate">{words}</span>
            <IconButton label={removeLabel(words)} disabled={chips.length === 1} onClick={() => onRemove(id)}>
              <X aria-hidden className="size-3.5" />
            </IconButton>
          </li>
        ))}
        <li>{children}</li>
      </ul>
    </section>
  )
}
