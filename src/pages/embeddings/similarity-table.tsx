import { type SimilarityMatrix, similarityOf } from '@/lib/similarity.ts'
import type { SentRow } from '@/session/embeddings.ts'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { sayCosine } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const SHOWN_ROWS = 100

type SimilarityTableProps = { matrix: SimilarityMatrix; rows: readonly SentRow[]; order: readonly number[] }

/** The matrix as a table, to be read aloud and to be copied. */
export function SimilarityTable({ matrix, rows, order }: SimilarityTableProps) {
  const shown = order.slice(0, SHOWN_ROWS)
  return (
    <ScrollBox label={say('embeddings.table')} className="max-h-full rounded-md border border-line">
      <table className="text-sm tabular-nums">
        <thead>
          <tr className="bg-sunken">
            <th scope="col" className="px-2 py-1 text-left">
              {say('embeddings.table-text')}
            </th>
            {shown.map((column) => (
              <th key={column} scope="col" className="px-2 py-1 text-right">
                {rows[column]?.number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row} className="border-line border-t">
              <th scope="row" className="max-w-60 truncate px-2 py-1 text-left font-normal">
                {rows[row]?.number}. {rows[row]?.text}
              </th>
              {shown.map((column) => (
                <td key={column} className="px-2 py-1 text-right">
                  {cellWords(similarityOf(matrix, row, column))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function cellWords(value: number): string {
  return Number.isNaN(value) ? say('embeddings.undefined-short') : sayCosine(value)
}
