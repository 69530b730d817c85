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

/** The report as Markdown. */
export function toMarkdown({ connectionName, againstName, baseUrl, at, rows }: CheckReport): string {
  const hasSecond = againstName !== null
  const lines = rows.map((row) => {
    const { result } = row
    const ms = 'ms' in result ? `${Math.round(result.ms)} ms` : ''
    const second = row.against === null ? '' : ` ${foundWords(row.against)} |`
    return `| ${cell(rowWords(row))} | ${foundWords(result)} |${second} ${ms} | ${meaningWords(result)} |`
  })
  return [
    `# ${connectionName}, ${new Date(at).toISOString()}`,
    '',
    baseUrl,
    '',
    `| ${say('check.endpoint')} | ${hasSecond ? `${cell(connectionName)} | ${cell(againstName)}` : say('check.result')} | ${say('check.time')} | ${say('check.meaning')} |`,
    hasSecond ? '|---|---|---|---|---|' : '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}

// A model's id may hold what ends a cell or a line.
function cell(text: string): string {
  return text.replace(/[|\r\n]/g, ' ')
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
