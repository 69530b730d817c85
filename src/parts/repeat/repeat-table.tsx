import '@/words/en/repeat.ts'
import type { ReactNode } from 'react'
import { type FirstSign, type RepeatedRequest, summarize } from '@/session/repeat.ts'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { say } from '@/words/say.ts'
import { failuresWords, outcomeWords, sayWholeMs, spreadCells } from './report.ts'

type TableProps = { models: readonly string[]; requests: readonly RepeatedRequest[]; first: FirstSign }

/** Each model in a row: how many were answered, what failed, and the spread of the times. */
export function SummaryTable({ models, requests, first }: TableProps) {
  const spreads = first === null ? (['total'] as const) : (['total', 'first'] as const)
  const quantiles = ['min', 'p50', 'p95'] as const
  return (
    <ScrollBox label={say('repeat.summary')} className="rounded-sm border border-line">
      <table className="w-full text-sm tabular-nums">
        <thead className="bg-sunken text-ink-soft">
          <tr>
            <Head rows={2}>{say('repeat.model')}</Head>
            <Head rows={2}>{say('repeat.answered')}</Head>
            <Head rows={2}>{say('repeat.failed')}</Head>
            {spreads.map((spread) => (
              <th key={spread} scope="colgroup" colSpan={3} className="px-2 pt-1 text-center font-medium">
                {spread === 'total' || first === null ? say('repeat.total') : say(`repeat.first-${first}`)}
              </th>
            ))}
          </tr>
          <tr>
            {spreads.flatMap((spread) =>
              quantiles.map((name) => (
                <th key={spread + name} scope="col" className="px-2 pb-1 text-right font-normal">
                  {say(`repeat.${name}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {summarize(models, requests).map(({ model, asked, done, failures, ...times }) => (
            <tr key={model} className="border-line border-t">
              <th scope="row" className="px-2 py-1 text-left font-medium">
                {model}
              </th>
              <Cell>{say('repeat.of', { done, asked })}</Cell>
              <Cell isBad={failures.length > 0}>{failuresWords(failures)}</Cell>
              {spreads.flatMap((spread) =>
                spreadCells(times[spread]).map((words, index) => (
                  <Cell key={`${spread} ${quantiles[index]}`}>{words}</Cell>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** Each request in a row: the timeline in numbers. */
export function EachTable({ requests, first }: Omit<TableProps, 'models'>) {
  return (
    <ScrollBox label={say('repeat.each')} className="mt-2 max-h-72 rounded-sm border border-line">
      <table className="w-full text-sm tabular-nums">
        <thead className="bg-sunken text-ink-soft">
          <tr>
            <Head>{say('repeat.number')}</Head>
            <Head>{say('repeat.model')}</Head>
            <Head>{say('repeat.outcome')}</Head>
            <Head isNumber>{say('repeat.headers')}</Head>
            {first !== null && <Head isNumber>{say(`repeat.first-${first}`)}</Head>}
            <Head isNumber>{say('repeat.total')}</Head>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <tr key={request.number} className="border-line border-t">
              <td className="px-2 py-1">{request.number}</td>
              <td className="px-2 py-1">{request.model}</td>
              <td className={`px-2 py-1 ${request.status === 'failed' ? 'text-bad' : ''}`}>
                {outcomeWords(request)}
              </td>
              <Cell>{sayWholeMs(request.answeredMs)}</Cell>
              {first !== null && <Cell>{sayWholeMs(request.firstMs)}</Cell>}
              <Cell>{sayWholeMs(request.totalMs)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type HeadProps = { rows?: number; isNumber?: boolean; children: ReactNode }

function Head({ rows = 1, isNumber = false, children }: HeadProps) {
  return (
    <th
      scope="col"
      rowSpan={rows}
      className={`px-2 py-1 align-bottom font-medium ${isNumber ? 'text-right' : 'text-left'}`}
    >
      {children}
    </th>
  )
}

function Cell({ isBad = false, children }: { isBad?: boolean; children: ReactNode }) {
  return <td className={`whitespace-nowrap px-2 py-1 text-right ${isBad ? 'text-bad' : ''}`}>{children}</td>
}
