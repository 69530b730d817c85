import { Tag } from 'lucide-react'
import { useMemo } from 'react'
import { estimateTokenCount } from 'tokenx'
import { useStore } from 'zustand'
import { MAX_EMBEDDING_TOKENS } from '@/contract/limits.ts'
import { type Import, type ImportTarget, useImport } from '@/parts/import/use-import.ts'
import { LineEditor } from '@/parts/line-editor.tsx'
import type { LineKind } from '@/parts/line-kind.ts'
import { oddLines } from '@/parts/odd-lines.ts'
import { embeddingsState, LABEL_COLOURS, type TextRow } from '@/session/embeddings.ts'
import { labelColours } from '@/ui/label-colours.ts'
import { useLanguage } from '@/words/language.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const { store } = embeddingsState
const isFilled = ({ text }: TextRow) => text.trim() !== ''

const texts: LineKind<TextRow> = {
  textOf: ({ text }) => text,
  withText: (row, text) => ({ label: row?.label ?? 0, text }),
  change: (make) => store.setState(({ rows }) => ({ rows: [...make(rows)] })),
  words: {
    list: () => say('embeddings.texts'),
    row: (number) => say('embeddings.text', { number }),
    remove: (number) => say('embeddings.remove', { number }),
    add: () => say('embeddings.add'),
  },
}

const MODES = ['rows', 'text'] as const

/** The texts to embed, each with a label colour. */
export function TextsForm({ importing }: { importing: Import }) {
  const { rows, mode = 'rows' } = useStore(store)
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what it is said in
  const warnings = useMemo(() => warningsOf(rows), [rows, language])
  return (
    <LineEditor
      lines={rows}
      kind={texts}
      warnings={warnings}
      before={labelButton}
      modes={MODES}
      mode={mode}
      onMode={(next) => store.setState({ mode: next })}
      takesGroups
      importing={importing}
    />
  )
}

// Beyond six groups the colours come again.
function labelOf(group: number): number {
  return group === 0 ? 0 : ((group - 1) % LABEL_COLOURS) + 1
}

const target: ImportTarget = {
  filled: () => store.getState().rows.filter(isFilled).length,
  takesQuery: false,
  put({ texts: found, groups }, how) {
    const { rows, pinned } = store.getState()
    const imported = found.map((text, index) => ({ text, label: labelOf(groups?.[index] ?? 0) }))
    // As another state in place of this one: what was typed goes to the history.
    embeddingsState.replace(store.getState())
    store.setState(
      how === 'add' ? { rows: [...rows.filter(isFilled), ...imported] } : { rows: imported, pinned: 0 },
    )
    return () => embeddingsState.replace({ ...store.getState(), rows, pinned })
  },
}

/** Files of texts, read into the rows. */
export function useTextsImport(): Import {
  return useImport(target)
}

const labelButton = (index: number) => <LabelButton index={index} />

function LabelButton({ index }: { index: number }) {
  const label = useStore(store, ({ rows }) => rows[index]?.label ?? 0)
  const words = say('embeddings.label', { number: index + 1 })
  const next = (label + 1) % (LABEL_COLOURS + 1)
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={words}
      title={words}
      className={`grid size-8 shrink-0 place-items-center rounded-sm hover:bg-sunken ${labelColours[label]?.text ?? 'text-ink-faint'}`}
      onClick={() =>
        store.setState(({ rows }) => ({
          rows: rows.map((row, place) => (place === index ? { ...row, label: next } : row)),
        }))
      }
    >
      <Tag aria-hidden className={`size-3.5 forced-color-adjust-none ${label === 0 ? '' : 'fill-current'}`} />
    </button>
  )
}

/** A shorter text is far from the limit of tokens, whatever they are: characters. */
const WORTH_COUNTING = MAX_EMBEDDING_TOKENS * 2
const NEAR = 0.9

function warningsOf(rows: readonly TextRow[]): Map<number, string> {
  const words = { repeated: say('embeddings.repeated'), empty: say('embeddings.empty') }
  const warnings = oddLines(
    rows.map(({ text }) => text),
    words,
  )
  for (const [place, { text }] of rows.entries()) {
    if (text.length <= WORTH_COUNTING) continue
    const count = estimateTokenCount(text)
    if (count > MAX_EMBEDDING_TOKENS * NEAR) {
      const max = sayCount(MAX_EMBEDDING_TOKENS)
      warnings.set(place, say('embeddings.near-limit', { count: sayCount(count), max }))
    }
  }
  return warnings
}
