// A diagnosis in words, as a table to copy and as JSON. Never holds a token.
import type { DiagnoseRow, Diagnosis } from '@/session/diagnose/diagnose.ts'
import { gravity, isTrouble } from '@/session/diagnose/findings.ts'
import { say } from '@/words/say.ts'

/** How a step ended, in a word or two. */
export function outcomeWords({ result }: DiagnoseRow): string {
  return result.status === 'found'
    ? say(`diagnose.${gravity(result.finding)}`)
    : say(`diagnose.${result.status}`)
}

/** What a step found; empty while nothing was. */
export function findingWords({ result }: DiagnoseRow): string {
  return result.status === 'found' ? say(`found.${result.finding}`, result.values) : ''
}

/** What to do about it; empty where all is well. */
export function fixWords({ result }: DiagnoseRow): string {
  if (result.status !== 'found' || !isTrouble(result.finding)) return ''
  return say(`fix.${result.finding}`, result.values)
}

/** What the history calls a diagnosis: how it ended, by the first step that stands in the way. */
export function diagnosisName({ connectionName: name, rows }: Diagnosis): string {
  const bad = rows.find(({ result }) => result.status === 'found' && gravity(result.finding) === 'bad')
  if (bad === undefined) return say('diagnose.name', { name })
  return say('diagnose.name-bad', { name, step: say(`diagnose.step-${bad.step}`) })
}

/** The diagnosis as Markdown. */
export function diagnosisMarkdown({ connectionName, baseUrl, at, rows }: Diagnosis): string {
  const lines = rows.map((row) => {
    const cells = [say(`diagnose.step-${row.step}`), outcomeWords(row), findingWords(row), fixWords(row)]
    return `| ${cells.map((cell) => cell.replace(/[|\r\n]/g, ' ')).join(' | ')} |`
  })
  return [
    `# ${connectionName}, ${new Date(at).toISOString()}`,
    '',
    baseUrl,
    '',
    `| ${say('diagnose.step')} | ${say('check.result')} | ${say('diagnose.found')} | ${say('diagnose.fix')} |`,
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}

/** The diagnosis as JSON. */
export function diagnosisJson({ connectionName, baseUrl, at, rows }: Diagnosis): string {
  const steps = rows.map((row) => ({
    step: row.step,
    ...(row.result.status === 'found'
      ? { gravity: gravity(row.result.finding), finding: row.result.finding, ...row.result.values }
      : { gravity: row.result.status }),
    words: findingWords(row),
  }))
  return JSON.stringify(
    { connection: connectionName, baseUrl, at: new Date(at).toISOString(), steps },
    null,
    2,
  )
}
