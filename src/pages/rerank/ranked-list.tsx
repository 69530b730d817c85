import { saySignificant } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { movementWords, rankWords } from './movement.tsx'
import type { RankedRow } from './ranking.ts'

type RankedListProps = { rows: readonly RankedRow[]; isSandbox: boolean }

/** The documents best first: rank, score, an honest bar, and how far each has moved. */
export function RankedList({ rows, isSandbox }: RankedListProps) {
  return (
    <ol className="grid gap-1">
      {rows.map((row) => (
        <li
          key={row.index}
          className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-sm px-2 py-2 hover:bg-sunken tablet:grid-cols-[2.5rem_4rem_minmax(0,1fr)_auto]"
        >
          <span className="text-right font-semibold tabular-nums">{rankWords(row)}</span>
          <span className="tabular-nums tablet:text-right">
            {row.score === null ? (
              <span className="text-sm text-warning">
                {say(row.rank === null ? 'rerank.unranked' : 'rerank.no-score')}
              </span>
            ) : (
              saySignificant(row.score, 4)
            )}
          </span>
          <span className="col-span-2 grid gap-1.5 tablet:col-span-1">
            <span className="[overflow-wrap:anywhere]">{row.text}</span>
            {row.bar !== null && (
              <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-accent-fill"
                  style={{ width: `${row.bar * 100}%` }}
                />
              </span>
            )}
            {isSandbox && row.score === 0 && (
              <span className="text-ink-faint text-xs">{say('rerank.no-word')}</span>
            )}
          </span>
          <span className="col-span-2 whitespace-nowrap text-ink-soft text-sm tabular-nums tablet:col-span-1">
            {movementWords(row)}
          </span>
        </li>
      ))}
    </ol>
  )
}
