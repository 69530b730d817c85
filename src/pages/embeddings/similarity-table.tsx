import { useState } from 'react'
import type { SentRow } from '@/session/embeddings.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { sayCosine, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import type { ExactCosine } from './similarity/exact-cosine.ts'

/** More rows or columns than this are shown a part at a time. */
const SHOWN = 60

type SimilarityTableProps = { cosine: ExactCosine; rows: readonly SentRow[]; order: readonly number[] }

/** The matrix as a table, to be read aloud and to be copied; a large one a part at a time. */
export function SimilarityTable({ cosine, rows, order }: SimilarityTableProps) {
  const [from, setFrom] = useState({ row: 0, column: 0 })
  const down = order.slice(from.row, from.row + SHOWN)
  const across = order.slice(from.column, from.column + SHOWN)
  const copied = () =>
    [
      ['', ...across.map((column) => rows[column]?.number ?? '')],
      ...down.map((row) => [
        rows[row]?.text.replaceAll(/[\t\r\n]+/g, ' ') ?? '',
        ...across.map((column) => plain(cosine(row, column))),
      ]),
    ]
      .map((line) => line.join('\t'))
      .join('\n')
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {order.length > SHOWN && (
          <>
            <Pager
              name="rows"
              first={from.row}
              count={order.length}
              onTurn={(row) => setFrom({ ...from, row })}
            />
            <Pager
              name="columns"
              first={from.column}
              count={order.length}
              onTurn={(column) => setFrom({ ...from, column })}
            />
          </>
        )}
        <span className="ml-auto">
          <CopyButton label={say('embeddings.table-copy')} text={copied} />
        </span>
      </div>
      <ScrollBox label={say('embeddings.table')} className="max-h-[70dvh] rounded-md border border-line">
        <table className="text-sm tabular-nums">
          <thead>
            <tr className="bg-sunken">
              <th scope="col" className="px-2 py-1 text-left">
                {say('embeddings.table-text')}
              </th>
              {across.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 text-right">
                  {rows[column]?.number}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {down.map((row) => (
              <tr key={row} className="border-line border-t">
                <th scope="row" className="max-w-60 truncate px-2 py-1 text-left font-normal">
                  {rows[row]?.number}. {rows[row]?.text}
                </th>
                {across.map((column) => (
                  <td key={column} className="px-2 py-1 text-right">
                    {cellWords(cosine(row, column))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  )
}

type PagerProps = {
  name: 'rows' | 'columns'
  first: number
  count: number
  onTurn: (first: number) => void
}

function Pager({ name, first, count, onTurn }: PagerProps) {
  const last = Math.min(count, first + SHOWN)
  return (
    <div className="flex items-center gap-1 text-ink-soft text-sm tabular-nums">
      <Button
        look="quiet"
        aria-label={say(`embeddings.table-${name}-before`)}
        disabled={first === 0}
        onClick={() => onTurn(Math.max(0, first - SHOWN))}
      >
        ‹
      </Button>
      {say(`embeddings.table-${name}`, {
        first: sayCount(first + 1),
        last: sayCount(last),
        count: sayCount(count),
      })}
      <Button
        look="quiet"
        aria-label={say(`embeddings.table-${name}-after`)}
        disabled={last === count}
        onClick={() => onTurn(first + SHOWN)}
      >
        ›
      </Button>
    </div>
  )
}

function cellWords(value: number): string {
  return Number.isNaN(value) ? say('embeddings.undefined-short') : sayCosine(value)
}

// As a spreadsheet reads it: a plain minus, and nothing where nothing is defined.
function plain(value: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(6)
}
