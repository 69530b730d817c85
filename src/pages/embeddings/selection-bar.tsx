import type { SentRow } from '@/session/embeddings.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { selectRows } from './selection.ts'

const SHOWN = 4

/** The marked rows in words, with a way to let go of them. */
export function SelectionBar({ rows, selected }: { rows: readonly SentRow[]; selected: readonly number[] }) {
  const marked = selected.flatMap((place) => rows[place] ?? [])
  if (marked.length === 0) return null
  return (
    <section
      aria-label={say('embeddings.selected', { count: sayCount(marked.length) })}
      className="grid gap-1 rounded-md border border-line bg-sunken px-3 py-2 text-sm"
    >
      <div className="flex items-center gap-2">
        <span className="flex-1 font-medium">
          {say('embeddings.selected', { count: sayCount(marked.length) })}
        </span>
        <CopyButton
          label={say('embeddings.selected-copy')}
          text={() => marked.map(({ text }) => text).join('\n')}
        />
        <button
          type="button"
          className="min-h-7 rounded-sm px-2 text-accent hover:bg-surface pointer-coarse:min-h-11"
          onClick={() => selectRows([], false)}
        >
          {say('embeddings.selected-clear')}
        </button>
      </div>
      {marked.slice(0, SHOWN).map(({ text, number }) => (
        <p key={number} className="truncate text-ink-soft">
          {number}. {text}
        </p>
      ))}
      {marked.length > SHOWN && (
        <p className="text-ink-faint">
          {say('embeddings.selected-more', { count: sayCount(marked.length - SHOWN) })}
        </p>
      )}
    </section>
  )
}
