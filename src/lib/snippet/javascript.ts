import { namedDefaults, openAiMethodOf } from './openai-method.ts'
import {
  type FormPart,
  fieldsOf,
  filesOf,
  openAiValuesOf,
  type SnippetRequest,
  TOKEN_VARIABLE,
} from './request.ts'

/** The request with `fetch`, for Node or a browser's module; `token` stands in it only where it is given. */
export function writeJavascriptFetch(request: SnippetRequest, token: string | null): string {
  const { method, baseUrl, path, needsToken, body, answer } = request
  const headers = [
    ...(needsToken ? [`Authorization: ${bearer(token)}`] : []),
    ...(body !== null && 'json' in body ? [`'Content-Type': 'application/json'`] : []),
  ]
  const options = [
    ...(method === 'POST' ? [`method: 'POST'`] : []),
    ...(headers.length > 0 ? [`headers: {\n    ${headers.join(',\n    ')},\n  }`] : []),
    ...(body === null
      ? []
      : ['json' in body ? `body: JSON.stringify(${indented(literal(body.json))})` : 'body: form']),
  ]
  const url = literal(baseUrl + path)
  const call = options.length === 0 ? url : `${url}, {\n  ${options.join(',\n  ')},\n}`
  return program([
    ...(body !== null && 'form' in body ? formLines(body.form) : []),
    `const response = await fetch(${call})`,
    `if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))`,
    ...readingLines(answer),
  ])
}

/** The same through OpenAI's own package. */
export function writeJavascriptOpenAi(request: SnippetRequest, token: string | null): string {
  const { baseUrl, path, method, body, answer } = request
  const form = body !== null && 'form' in body ? body.form : null
  const isOwnForm = form !== null && filesOf(form).some(([, file]) => isMisread(file))
  const known = isOwnForm ? null : openAiMethodOf(path)
  const key = token === null ? `process.env.${TOKEN_VARIABLE}` : literal(token)
  const fields = fieldsOf(body)
  const json = literal(Object.fromEntries([...fields, ...namedDefaults(path, fields)]))
  const sent = isOwnForm ? 'form' : form === null ? json : formObject(form)
  const passed = known === null ? `{\n  body: ${indented(sent)},\n}` : sent
  const call =
    known === null
      ? `client.${method === 'POST' ? 'post' : 'get'}(${literal(path)}${method === 'POST' ? `, ${passed}` : ''})`
      : `client.${known.call}(${method === 'POST' ? passed : ''})`
  return program([
    `import OpenAI from 'openai'`,
    ...(form !== null && !isOwnForm ? [`import { createReadStream } from 'node:fs'`] : []),
    `const client = new OpenAI({\n  apiKey: ${key},\n  baseURL: ${literal(baseUrl)},\n})`,
    ...(isOwnForm ? formLines(form) : []),
    `const answer = await ${call}`,
    ...openAiReadingLines(answer),
  ])
}

// The package takes what stands after a backslash for the name, wherever it runs; a form it sends as it is.
function isMisread(fileName: string): boolean {
  return fileName.includes('\\')
}

// Imports stand first, whatever needs them.
function program(lines: readonly string[]): string {
  const imports = [...new Set(lines.filter((line) => line.startsWith('import ')))]
  const rest = lines.filter((line) => !line.startsWith('import '))
  return [...imports, ...(imports.length > 0 ? [''] : []), ...rest].join('\n')
}

function bearer(token: string | null): string {
  return token === null ? `'Bearer ' + process.env.${TOKEN_VARIABLE}` : literal(`Bearer ${token}`)
}

// JSON is JavaScript, but for two line separators that older engines refuse in a string.
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ')
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

function formObject(form: readonly FormPart[]): string {
  const parts = [
    ...filesOf(form).map(([name, file]) => `${literal(name)}: createReadStream(${literal(file)})`),
    ...openAiValuesOf(form).map(([name, value]) => `${literal(name)}: ${indented(literal(value))}`),
  ]
  return `{\n  ${parts.join(',\n  ')},\n}`
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
  return [
    `import { writeFile } from 'node:fs/promises'`,
    `await writeFile(${literal(answer.file)}, new Uint8Array(await response.arrayBuffer()))`,
  ]
}

function openAiReadingLines(answer: SnippetRequest['answer']): string[] {
  if (answer === 'json') return ['console.log(answer)']
  if (answer === 'events') {
    return [
      'for await (const chunk of answer) {',
      `  process.stdout.write(chunk.choices[0]?.delta?.content ?? '')`,
      '}',
    ]
  }
  return [
    `import { writeFile } from 'node:fs/promises'`,
    `await writeFile(${literal(answer.file)}, new Uint8Array(await answer.arrayBuffer()))`,
  ]
}
