// The current request as code. Pure: the same request object that is sent goes in, text comes out.

/** A request as code is made from it; `url` is absolute, the token is never in it. */
export type SnippetRequest = {
  method: 'GET' | 'POST'
  url: string
  needsToken: boolean
  body: { json: unknown } | { form: readonly FormPart[] } | null
  /** What comes back: JSON, a stream of events, or bytes to save under a name. */
  answer: 'json' | 'events' | { file: string }
}

/** A field of a form; `file` is the name of a file that stands beside the program. */
export type FormPart = { name: string; value: string } | { name: string; file: string }

export type SnippetLanguage = 'curl' | 'javascript'

/** Where the snippets read the token: never in the code itself. */
export const TOKEN_VARIABLE = 'TAAS_API_KEY'

/** Writes the request in a language; every value is quoted so that it arrives exactly. */
export function writeSnippet(request: SnippetRequest, language: SnippetLanguage): string {
  return language === 'curl' ? curl(request) : javascript(request)
}

// Within single quotes a shell reads everything as it stands, but for the single quote itself.
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function curl({ method, url, needsToken, body, answer }: SnippetRequest): string {
  const lines = [`curl ${shellQuoted(url)}`]
  if (method === 'POST' && body === null) lines.push('-X POST')
  if (needsToken) lines.push(`-H "Authorization: Bearer $${TOKEN_VARIABLE}"`)
  if (body !== null && 'json' in body) {
    lines.push(`-H 'Content-Type: application/json'`)
    lines.push(`--data-raw ${shellQuoted(JSON.stringify(body.json, null, 2))}`)
  }
  if (body !== null && 'form' in body) {
    for (const part of body.form) {
      // --form-string takes its value as it is; -F would read a leading @ or < as a file.
      lines.push(
        'file' in part
          ? `-F ${shellQuoted(`${part.name}=@"${part.file.replace(/["\\]/g, '\\$&')}"`)}`
          : `--form-string ${shellQuoted(`${part.name}=${part.value}`)}`,
      )
    }
  }
  if (answer === 'events') lines.push('--no-buffer')
  if (typeof answer === 'object') lines.push(`--output ${shellQuoted(answer.file)}`)
  return lines.join(' \\\n  ')
}

// JSON is JavaScript, but for two line separators that older engines refuse in a string.
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ')
}

function javascript({ method, url, needsToken, body, answer }: SnippetRequest): string {
  const headers = [
    ...(needsToken ? [`Authorization: 'Bearer ' + process.env.${TOKEN_VARIABLE}`] : []),
    ...(body !== null && 'json' in body ? [`'Content-Type': 'application/json'`] : []),
  ]
  const options = [
    ...(method === 'POST' ? [`method: 'POST'`] : []),
    ...(headers.length > 0 ? [`headers: {\n    ${headers.join(',\n    ')},\n  }`] : []),
    ...(body === null
      ? []
      : ['json' in body ? `body: JSON.stringify(${indented(literal(body.json))})` : 'body: form']),
  ]
  const call = options.length === 0 ? literal(url) : `${literal(url)}, {\n  ${options.join(',\n  ')},\n}`
  return [
    ...(body !== null && 'form' in body ? formLines(body.form) : []),
    ...(typeof answer === 'object' ? [`import { writeFile } from 'node:fs/promises'`] : []),
    `const response = await fetch(${call})`,
    `if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))`,
    ...readingLines(answer),
  ]
    .sort((a, b) => Number(b.startsWith('import')) - Number(a.startsWith('import')))
    .join('\n')
}

function formLines(form: readonly FormPart[]): string[] {
  return [
    `import { openAsBlob } from 'node:fs'`,
    'const form = new FormData()',
    ...form.map((part) =>
      'file' in part
        ? `form.append(${literal(part.name)}, await openAsBlob(${literal(part.file)}), ${literal(part.file)})`
        : `form.append(${literal(part.name)}, ${literal(part.value)})`,
    ),
  ]
}

function readingLines(answer: SnippetRequest['answer']): string[] {
  if (answer === 'json') return ['console.log(await response.json())']
  if (answer === 'events') {
    return [
      'for await (const text of response.body.pipeThrough(new TextDecoderStream())) {',
      '  process.stdout.write(text)',
      '}',
    ]
  }
  return [`await writeFile(${literal(answer.file)}, new Uint8Array(await response.arrayBuffer()))`]
}
