import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import { cssColour, sequentialColour } from '@/lib/colour-scale.ts'
import { embeddingsState, type SentRow } from '@/session/embeddings.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { LongList } from '@/ui/long-list.tsx'
import { sayCosine } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { NO_QUERY, QueryPanel } from './query-panel.tsx'
import { nearestTo } from './ranking.ts'
import { selectRows, useSelectedOf } from './selection.ts'
import type { ExactCosine } from './similarity/exact-cosine.ts'
import { VectorDetails } from './vector-details.tsx'

type NearestListProps = {
  cosine: ExactCosine
  vectors: readonly (Float32Array | null)[]
  rows: readonly SentRow[]
  pinned: number
}

const ROW_PX = 52
const GAP_PX = 4

/** The other texts by how alike they are to one; of a query, those that it finds. */
export function NearestList({ cosine, vectors, rows, pinned }: NearestListProps) {
  const state = useStore(embeddingsState.store)
  const selected = useSelectedOf(state)
  const { query } = state
  const row = Math.min(pinned, rows.length - 1)
  const others = useMemo(() => nearestTo(cosine, rows, row), [cosine, rows, row])
  const { top, threshold } = query ?? NO_QUERY
  const isFound = (place: number) => place < top && (others[place]?.value ?? -1) >= threshold
  const vector = vectors[row]
  return (
    <div className="grid gap-3">
      <Field label={say('embeddings.nearest-to')}>
        {(control) => (
          <select
            {...control}
            className={inputLook}
            value={row}
            onChange={(event) => embeddingsState.store.setState({ pinned: Number(event.target.value) })}
          >
            {rows.map(({ text, number }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two rows may hold the same text
              <option key={index} value={index}>
                {number}. {text}
              </option>
            ))}
          </select>
        )}
      </Field>
      <QueryPanel found={others.filter((_, place) => isFound(place)).length} count={others.length} />
      <LongList
        // Of another text it begins at its beginning.
        key={row}
        label={say('embeddings.nearest')}
        count={others.length}
        keyOf={(place) => others[place]?.index ?? place}
        rowPx={ROW_PX}
        gapPx={GAP_PX}
        hasStops={false}
        rowLook="rounded-sm hover:bg-sunken"
      >
        {(place) => {
          const { index = 0, value = Number.NaN } = others[place] ?? {}
          return (
            <Near
              text={rows[index]?.text ?? ''}
              value={value}
              isFaint={query !== undefined && !isFound(place)}
              isMarked={selected.includes(index)}
              onMark={(adds) => selectRows([index], adds)}
            />
          )
        }}
      </LongList>
      {vector && (
        <Details words={say('embeddings.vector-of', { number: rows[row]?.number ?? '' })}>
          <VectorDetails vector={vector} />
        </Details>
      )}
    </div>
  )
}

/** What is there on request. */
function Details({ words, children }: { words: string; children: ReactNode }) {
  return (
    <details className="text-sm">
      <summary className="min-h-8 cursor-pointer rounded-sm py-1 text-ink-soft hover:text-ink">
        {words}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  )
}

type NearProps = {
  text: string
  value: number
  isFaint: boolean
  isMarked: boolean
  onMark: (adds: boolean) => void
}

function Near({ text, value, isFaint, isMarked, onMark }: NearProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={isMarked}
      onClick={(event) => onMark(event.shiftKey || event.ctrlKey || event.metaKey)}
      className={`grid w-full grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-3 rounded-sm px-2 py-1.5 text-left aria-pressed:bg-accent-soft ${isFaint ? 'text-ink-faint' : ''}`}
    >
      <span className="text-right font-medium tabular-nums">
        {Number.isNaN(value) ? say('embeddings.undefined-short') : sayCosine(value)}
      </span>
      <span className="grid gap-1">
        <span className="[overflow-wrap:anywhere]">{text}</span>
        <span aria-hidden className="h-1 rounded-full bg-sunken [forced-color-adjust:none]">
          <span
            className="block h-full rounded-full"
            style={{
              width: `${Math.max(0, Number.isNaN(value) ? 0 : value) * 100}%`,
              background: cssColour(sequentialColour(value)),
            }}
          />
        </span>
      </span>
    </button>
  )
}
