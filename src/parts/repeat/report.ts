// What a repeat found, in words: a report to copy, rows for a spreadsheet. Never holds a token.
import '@/words/en/repeat.ts'
import { toCsv } from '@/lib/download.ts'
import { failureName, type RepeatedRequest, type Spread, summarize } from '@/session/repeat.ts'
import type { RepeatRun } from '@/session/repeat-run.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** Milliseconds, whole: what is repeated may take eight of them or eighty thousand. */
export function sayWholeMs(ms: number | null): string {
  return ms === null ? '–' : say('repeat.ms', { ms: sayCount(ms) })
}

/** How a request ended, or how it stands. */
export function outcomeWords(request: RepeatedRequest): string {
  const outcome =
    request.status === 'failed'
      ? say('repeat.status-failed', { name: failureName(request.error) })
      : say(`repeat.status-${request.status}`)
  return request.isQueued ? say('repeat.queued', { outcome }) : outcome
}

/** The report as Markdown: whom it asked, and the table of the models. */
export function toMarkdown({ words, connectionName, at, plan, first, requests }: RepeatRun): string {
  const rows = summarize(plan.models, requests).map((summary) =>
    [
      summary.model,
      say('repeat.of', { done: summary.done, asked: summary.asked }),
      failuresWords(summary.failures),
      ...spreadCells(summary.total),
      ...(first === null ? [] : spreadCells(summary.first)),
    ].map(cell),
  )
  const times = (name: string) =>
    ['repeat.min', 'repeat.p50', 'repeat.p95'].map((key) => [name, key] as const)
  const spreads = [
    ...times(say('repeat.total')),
    ...(first === null ? [] : times(say(`repeat.first-${first}`))),
  ]
  const head = [
    say('repeat.model'),
    say('repeat.answered'),
    say('repeat.failed'),
    ...spreads.map(([name, key]) => `${name} ${key.slice('repeat.'.length)}`),
  ]
  return [
    `# ${say('repeat.title')}: ${connectionName}, ${new Date(at).toISOString()}`,
    '',
    words.replace(/\s+/g, ' ').slice(0, 200),
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    say('repeat.definition'),
    '',
  ].join('\n')
}

/** One row a request; what did not happen is empty. */
export function toRows({ requests }: Pick<RepeatRun, 'requests'>): string {
  const ms = (value: number | null) => (value === null ? '' : Math.round(value * 10) / 10)
  return toCsv([
    ['number', 'model', 'outcome', 'status', 'headers_ms', 'first_ms', 'total_ms', 'queued', 'words'],
    ...requests.map((request) => {
      const facts = request.status === 'failed' ? request.error.facts : null
      const { number, model, status, answeredMs, firstMs, totalMs, isQueued } = request
      return [
        number,
        model,
        status,
        facts?.status ?? '',
        ms(answeredMs),
        ms(firstMs),
        ms(totalMs),
        isQueued ? 'yes' : 'no',
        facts === null ? '' : facts.words || facts.code,
      ]
    }),
  ])
}

/** Failures with their number; a dash for none. */
export function failuresWords(failures: readonly { name: string; count: number }[]): string {
  return failures.map(({ name, count }) => say('repeat.failure', { name, count })).join(', ') || '–'
}

/** Smallest, middle and 95th percentile as cells of a table. */
export function spreadCells(spread: Spread | null): string[] {
  return [spread?.min, spread?.p50, spread?.p95].map((ms) => sayWholeMs(ms ?? null))
}

// A model's id may hold what ends a cell or a line.
function cell(text: string): string {
  return text.replace(/[|\r\n]/g, ' ')
}
