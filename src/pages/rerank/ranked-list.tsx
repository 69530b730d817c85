import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Ranking } from '@/api/rerank.ts'
import { filterPlaces } from '@/lib/filter-places.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { FilterBox } from '@/ui/filter-box.tsx'
import { DRAWN_ROWS, LongList } from '@/ui/long-list.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { isDropped, toggleRelevant } from './judgement.ts'
import { rankWords } from './movement.tsx'
import { RankedDocument } from './ranked-document.tsx'
import type { RankedRow } from './ranking.ts'
import { travel } from './travel.ts'

type RankedListProps = {
  rows: readonly RankedRow[]
  /** The answer that the rows show: each new one travels to its ranking, once. */
  given: Ranking
  keepsOrder: boolean
  isSandbox: boolean
  /** Documents of a lesser score are drawn as dropped. */
  threshold: number | undefined
  /** The documents that are marked as relevant, and whether marks can be set here. */
  marked: ReadonlySet<string>
  isMarking: boolean
}

const ROW_PX = 60
const GAP_PX = 4

/** The documents best first: rank, score, an honest bar, and how far each has moved. */
export function RankedList(props: RankedListProps) {
  const { rows, given, keepsOrder, isSandbox, threshold, marked, isMarking } = props
  const box = useRef<HTMLDivElement>(null)
  const [filter, setFilter] = useState('')
  const isLong = rows.length > DRAWN_ROWS
  const places = useMemo(
    () =>
      isLong
        ? filterPlaces(
            rows.map(({ text }) => text),
            filter,
          )
        : null,
    [isLong, rows, filter],
  )
  useTravel(box, rows, given, keepsOrder)
  const count = places?.length ?? rows.length
  const rowAt = (place: number) => rows[places?.[place] ?? place]
  const all = sayCount(rows.length)
  // The line stands over the first dropped row, where the rows are in the order of their scores.
  const firstDropped = keepsOrder ? undefined : rows.find((row) => isDropped(row, threshold))
  return (
    <div ref={box} className="grid gap-2">
      {isLong && (
        <div className="flex items-center gap-1">
          <FilterBox
            label={say('rerank.filter', { count: all })}
            value={filter}
            found={places === null ? '' : say('rerank.found', { found: sayCount(places.length), count: all })}
            onChange={setFilter}
          />
          <CopyButton label={say('rerank.copy', { count: all })} text={() => textOf(rows)} />
        </div>
      )}
      {count === 0 ? (
        <p className="p-2 text-ink-faint">{say('rerank.none-found')}</p>
      ) : (
        <LongList
          // In another order, or of another filter, it begins at its beginning.
          key={`${keepsOrder} ${filter}`}
          label={say('rerank.ranking')}
          count={count}
          keyOf={(place) => rowAt(place)?.index ?? place}
          rowPx={ROW_PX}
          gapPx={GAP_PX}
          hasStops={isMarking}
          rowLook="relative grid grid-cols-[2rem_auto_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-sm px-2 py-2 hover:bg-sunken @min-[28rem]:grid-cols-[2.5rem_4rem_minmax(0,1fr)_7.5rem]"
        >
          {(place) => {
            const row = rowAt(place)
            if (row === undefined) return null
            const isLast = row === firstDropped && rows[0] !== row
            return (
              <>
                {isLast && (
                  <span
                    aria-hidden
                    className="absolute inset-x-0 -top-0.5 border-warning border-t-2 border-dashed"
                  />
                )}
                <RankedDocument
                  row={row}
                  isSandbox={isSandbox}
                  isDropped={isDropped(row, threshold)}
                  isRelevant={marked.has(row.text)}
                  onMark={isMarking ? () => toggleRelevant(row.text) : null}
                />
              </>
            )
          }}
        </LongList>
      )}
    </div>
  )
}

/** In which order each answer was last shown: what was seen there already does not travel again. */
const shownOrder = new WeakMap<Ranking, boolean>()

function useTravel(
  box: { current: HTMLElement | null },
  rows: readonly RankedRow[],
  given: Ranking,
  keepsOrder: boolean,
): void {
  useLayoutEffect(() => {
    if (shownOrder.get(given) === keepsOrder) return
    const isFirst = !shownOrder.has(given)
    shownOrder.set(given, keepsOrder)
    // In its original order a new answer stands where it came from.
    if (isFirst && keepsOrder) return
    const drawn = Array.from(box.current?.querySelectorAll<HTMLElement>('[role="listitem"]') ?? [])
    const byRank = new Map(given.ranked.map(({ index }, place) => [index, place]))
    travel(
      drawn,
      rows.map(({ index }) => (keepsOrder ? (byRank.get(index) ?? index + rows.length) : index)),
    )
  }, [box, rows, given, keepsOrder])
}

function textOf(rows: readonly RankedRow[]): string {
  return rows
    .map(
      (row) => `${rankWords(row)}\t${row.score === null ? '' : row.score}\t${row.text.replace(/\s+/g, ' ')}`,
    )
    .join('\n')
}
