import { Tag } from 'lucide-react'
import { estimateTokenCount } from 'tokenx'
import { useStore } from 'zustand'
import { MAX_EMBEDDING_TOKENS } from '@/contract/limits.ts'
import { LineList, withLines } from '@/parts/line-list.tsx'
import { embeddingsState, LABEL_COLOURS, type TextRow } from '@/session/embeddings.ts'
import { labelColours } from '@/ui/label-colours.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** The texts to embed, each with a label colour. */
export function TextsForm() {
  const rows = useStore(embeddingsState.store, (state) => state.rows)
  const put = (next: TextRow[]) => embeddingsState.store.setState({ rows: next })
  return (
    <LineList
      lines={rows}
      toLine={(text) => ({ text, label: 0 })}
      onChange={put}
      onFile={openTexts}
      words={{
        list: say('embeddings.texts'),
        row: (number) => say('embeddings.text', { number }),
        remove: (number) => say('embeddings.remove', { number }),
        add: say('embeddings.add'),
      }}
      before={(row, index) => (
        <LabelButton
          label={row.label}
          number={index + 1}
          onChange={(label) => put(rows.with(index, { ...row, label }))}
        />
      )}
      warning={(row, index) => warningOf(row.text, rows.findIndex(({ text }) => text === row.text) < index)}
    />
  )
}

/** Adds the lines of a text file to the rows. */
export function openTexts(file: File): void {
  void file.text().then((text) => {
    const rows = withLines(embeddingsState.store.getState().rows, text, (line) => ({ text: line, label: 0 }))
    embeddingsState.store.setState({ rows })
  })
}

type LabelButtonProps = { label: number; number: number; onChange: (label: number) => void }

function LabelButton({ label, number, onChange }: LabelButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={say('embeddings.label', { number })}
      title={say('embeddings.label', { number })}
      className={`grid size-8 shrink-0 place-items-center rounded-sm hover:bg-sunken ${labelColours[label]?.text ?? 'text-ink-faint'}`}
      onClick={() => onChange((label + 1) % (LABEL_COLOURS + 1))}
    >
      <Tag aria-hidden className={`size-3.5 ${label === 0 ? '' : 'fill-current'}`} />
    </button>
  )
}

/** A shorter text is far from the limit of tokens, whatever they are: characters. */
const WORTH_COUNTING = MAX_EMBEDDING_TOKENS * 2
const NEAR = 0.9

function warningOf(text: string, isRepeated: boolean): string | null {
  if (text.length > WORTH_COUNTING) {
    const count = estimateTokenCount(text)
    if (count > MAX_EMBEDDING_TOKENS * NEAR) {
      return say('embeddings.near-limit', { count: sayCount(count), max: sayCount(MAX_EMBEDDING_TOKENS) })
    }
  }
  return isRepeated && text.trim() !== '' ? say('embeddings.repeated') : null
}
