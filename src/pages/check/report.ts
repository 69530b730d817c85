// A check's report in words, as a table to copy and as JSON. Never holds a token.
import { describeError } from '@/api/errors.ts'
import { foundWords } from '@/parts/check-words.ts'
import type { CheckReport, CheckResult, CheckRow } from '@/session/check.ts'
import { say } from '@/words/say.ts'

/** What a line is about: an endpoint, or the model that was to be checked. */
export function rowWords({ name, model }: CheckRow): string {
  return model ?? say(`check.${name}`)
}

/** What it means and what to do; empty where all is well. */
export function meaningWords(result: CheckResult): string {
  if (result.found === 'no-model') return say('ask.no-model')
  if (result.found === 'no-list') return say('check.meaning-no-list')
  if (result.found === 'reached') return say('check.meaning-reached')
  if (!('error' in result)) return ''
  const { title, hint } = describeError(result.error)
  return `${say(title.key, title.values)} ${say(hint.key, hint.values)}`
}

/** What the history calls a check: how many of its requests were allowed. */
export function reportName({ depth, connectionName, againstName, rows }: CheckReport): string {
  const results = rows.flatMap(({ result, against }) => (against === null ? [result] : [result, against]))
  const allowed = results.filter(({ found }) => found === 'allowed').length
  return say('check.name', {
    depth: say(`check.depth-${depth}`),
    name: namesOf({ connectionName, againstName }),
    allowed,
    all: results.length,
  })
}

/** Whose report it is, in a line. */
export function namesOf({
  connectionName,
  againstName,
}: Pick<CheckReport, 'connectionName' | 'againstName'>): string {
  return againstName === null ? connectionName : `${connectionName} · ${againstName}`
}

/** The report as Markdown; a second connection has its own result, time and meaning. */
export function toMarkdown({ connectionName, againstName, baseUrl, at, rows }: CheckReport): string {
  const heads = againstName === null ? [say('check.result')] : [connectionName, againstName]
  const columns = heads.flatMap((head) => [head, say('check.time'), say('check.meaning')])
  const lines = rows.map((row) => {
    const results = row.against === null ? [row.result] : [row.result, row.against]
    return line([rowWords(row), ...results.flatMap(resultCells)])
  })
  return [
    `# ${connectionName}, ${new Date(at).toISOString()}`,
    '',
    baseUrl,
    '',
    line([say('check.endpoint'), ...columns]),
    `|${'---|'.repeat(1 + columns.length)}`,
    ...lines,
    '',
  ].join('\n')
}

function resultCells(result: CheckResult): string[] {
  const ms = 'ms' in result ? say('status.ms', { ms: Math.round(result.ms) }) : ''
  return [foundWords(result), ms, meaningWords(result)]
}

// A model's id or a name may hold what ends a cell or a line.
function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/[|\r\n]/g, ' ')).join(' | ')} |`
}

/** The report as JSON. */
export function toJson({ connectionName, againstName, baseUrl, at, rows }: CheckReport): string {
  const results = rows.map(({ name, result, against }) => ({
    name,
    ...resultJson(result),
    ...(against === null ? {} : { against: resultJson(against) }),
  }))
  return JSON.stringify(
    {
      connection: connectionName,
      ...(againstName === null ? {} : { against: againstName }),
      baseUrl,
      at: new Date(at).toISOString(),
      results,
    },
    null,
    2,
  )
}

function resultJson(result: CheckResult) {
  return {
    found: result.found,
    ...('ms' in result ? { ms: Math.round(result.ms) } : {}),
    ...('model' in result ? { model: result.model } : {}),
    ...('error' in result
      ? { status: result.error.facts.status ?? null, words: result.error.facts.words ?? null }
      : {}),
  }
}
