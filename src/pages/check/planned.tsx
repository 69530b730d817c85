import { Minus } from 'lucide-react'
import { say } from '@/words/say.ts'

const SHOWN_ROWS = 10

type PlannedProps = {
  /** What the list is, for those who do not see it. */
  label: string
  /** Stands above the list. */
  words: string
  names: readonly string[]
}

/** What a run will ask, before the first one. */
export function Planned({ label, words, names }: PlannedProps) {
  const more = names.length - SHOWN_ROWS
  return (
    <section className="grid gap-2 text-ink-faint">
      <p>{words}</p>
      <ol
        aria-label={label}
        className="grid gap-px overflow-hidden rounded-md border border-line bg-line empty:hidden"
      >
        {names.slice(0, SHOWN_ROWS).map((name) => (
          <li key={name} className="flex items-center gap-3 bg-surface px-4 py-3">
            <Minus aria-hidden className="size-4 shrink-0" />
            <bdi className="min-w-0 [overflow-wrap:anywhere]">{name}</bdi>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="text-sm">{say('check.and-more', { count: more })}</p>}
    </section>
  )
}
