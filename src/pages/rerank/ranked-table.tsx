import { ScrollBox } from '@/ui/scroll-box.tsx'
import { sayCount, saySignificant } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { isDropped } from './judgement.ts'
import { rankWords } from './movement.tsx'
import type { RankedRow } from './ranking.ts'

const SHOWN_ROWS = 1_000

type RankedTableProps = {
  rows: readonly RankedRow[]
  /** Documents of a lesser score are drawn as dropped. */
  threshold: number | undefined
}

/** The ranking as a plain table, to be copied; of a very long one its beginning. */
export function RankedTable({ rows, threshold }: RankedTableProps) {
  const shown = rows.slice(0, SHOWN_ROWS)
  const [first, all] = [sayCount(shown.length), sayCount(rows.length)]
  return (
    <div className="grid gap-2">
      <ScrollBox label={say('rerank.view-table')} className="rounded-md border border-line">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="bg-sunken text-left">
              {(['rerank.rank', 'rerank.score', 'rerank.position'] as const).map((key) => (
                <th key={key} scope="col" className="px-3 py-1.5 font-medium">
                  {say(key)}
                </th>
              ))}
              <th scope="col" className="px-3 py-1.5 font-medium">
                {say('rerank.documents')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr
                key={row.index}
                className={`border-line border-t ${isDropped(row, threshold) ? 'text-ink-faint' : ''}`}
              >
                <td className="px-3 py-1.5">{rankWords(row)}</td>
                <td className="px-3 py-1.5">{row.score === null ? '–' : saySignificant(row.score, 4)}</td>
                <td className="px-3 py-1.5">{row.number}</td>
                <td className="px-3 py-1.5 [overflow-wrap:anywhere]">{row.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {shown.length < rows.length && (
        <p className="text-ink-soft text-sm">{say('rerank.first-of', { shown: first, count: all })}</p>
      )}
    </div>
  )
}
