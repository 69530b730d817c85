import { namedDefaults, openAiMethodOf } from './openai-method.ts'
import {
  type FormPart,
  fieldsOf,
  filesOf,
  openAiValuesOf,
  type SnippetRequest,
  TOKEN_VARIABLE,
  valuesOf,
} from './request.ts'

/** The request with `requests`; `token` stands in it only where it is given. */
export function writePythonRequests(request: SnippetRequest, token: string | null): string {
  const { method, baseUrl, path, needsToken, body, answer } = request
  const args = [
    literal(baseUrl + path),
    ...(needsToken ? [`headers={"Authorization": ${bearer(token)}}`] : []),
    ...(body === null ? [] : 'json' in body ? [`json=${literal(body.json, 1)}`] : formArguments(body.form)),
    ...(answer === 'json' ? [] : ['stream=True']),
  ]
  return [
    ...(needsToken && token === null ? ['import os', ''] : []),
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    ...args.map((each) => `    ${each},`),
    ')',
    'response.raise_for_status()',
    ...readingLines(answer),
  ].join('\n')
}

/** The same through OpenAI's own package. */
export function writePythonOpenAi(request: SnippetRequest, token: string | null): string {
  const { baseUrl, path, method, body, answer } = request
  const key = token === null ? `os.environ["${TOKEN_VARIABLE}"]` : literal(token)
  const opening = `client.${openAiMethodOf(path)?.call ?? method.toLowerCase()}(`
  const call = [...openAiArguments(request).map((each) => `    ${each},`), ')']
  // Only this way the sound is written while it comes.
  const isFile = typeof answer === 'object'
  const lines = isFile
    ? [
        `with client.audio.speech.with_streaming_response.create(`,
        ...call.slice(0, -1),
        ') as answer:',
        `    answer.stream_to_file(${literal(answer.file)})`,
      ]
    : [`answer = ${opening}`, ...call, ...openAiReadingLines(answer)]
  const isVoiceOmitted = lines.some((line) => line.includes('voice=omit'))
  return [
    ...(token === null ? ['import os', ''] : []),
    `from openai import OpenAI${isVoiceOmitted ? ', omit' : ''}`,
    '',
    `client = OpenAI(api_key=${key}, base_url=${literal(baseUrl)})`,
    ...(body === null && method === 'GET' ? [`answer = ${opening})`, ...openAiReadingLines(answer)] : lines),
  ].join('\n')
}

function openAiArguments({ path, body }: SnippetRequest): string[] {
  const method = openAiMethodOf(path)
  if (body !== null && 'form' in body) {
    return [
      ...filesOf(body.form).map(([name, file]) => `${name}=open(${literal(file)}, "rb")`),
      ...openAiValuesOf(body.form).map(([name, value]) => `${name}=${literal(value, 1)}`),
    ]
  }
  const fields = fieldsOf(body)
  if (method === null)
    return [literal(path), 'cast_to=object', `body=${literal(Object.fromEntries(fields), 1)}`]
  const all = [...fields, ...namedDefaults(path, fields)]
  const named = all.filter(([name]) => method.fields.includes(name))
  const extra = all.filter(([name]) => !method.fields.includes(name))
  return [
    ...named.map(([name, value]) => `${name}=${literal(value, 1)}`),
    // What the package has no name for goes as it is.
    ...(extra.length === 0 ? [] : [`extra_body=${literal(Object.fromEntries(extra), 1)}`]),
    // It insists on a voice; one that is left out must not be sent.
    ...(path === '/audio/speech' && !named.some(([name]) => name === 'voice') ? ['voice=omit'] : []),
  ]
}

function bearer(token: string | null): string {
  return token === null ? `f"Bearer {os.environ['${TOKEN_VARIABLE}']}"` : literal(`Bearer ${token}`)
}

function formArguments(form: readonly FormPart[]): string[] {
  const files = filesOf(form).map(
    ([name, file]) => `${literal(name)}: (${literal(file)}, open(${literal(file)}, "rb"))`,
  )
  // A list is sent as a field for each of its values.
  const values = valuesOf(form).map(([name, all]) => [name, all.length === 1 ? all[0] : all])
  return [`files={${files.join(', ')}}`, `data=${literal(Object.fromEntries(values), 1)}`]
}

function readingLines(answer: SnippetRequest['answer']): string[] {
  if (answer === 'json') return ['print(response.json())']
  if (answer === 'events') {
    return ['for line in response.iter_lines():', '    print(line.decode())']
  }
  return [
    `with open(${literal(answer.file)}, "wb") as file:`,
    '    for part in response.iter_content(65536):',
    '        file.write(part)',
  ]
}

function openAiReadingLines(answer: SnippetRequest['answer']): string[] {
  if (answer !== 'events') return ['print(answer)']
  return [
    'for chunk in answer:',
    '    if chunk.choices:',
    '        print(chunk.choices[0].delta.content or "", end="")',
  ]
}

/**
 * A value as Python writes it, broken into lines as JSON is. The escapes of a JSON string are all Python's too;
 * only true, false and null have other names.
 */
function literal(value: unknown, depth = 0): string {
  const [own, inner] = [' '.repeat(depth * 4), ' '.repeat((depth + 1) * 4)]
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((each) => `${inner}${literal(each, depth + 1)},\n`).join('')}${own}]`
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    if (entries.length === 0) return '{}'
    const lines = entries.map(([name, each]) => `${inner}${literal(name)}: ${literal(each, depth + 1)},\n`)
    return `{\n${lines.join('')}${own}}`
  }
  if (value === true) return 'True'
  if (value === false) return 'False'
  return value === null || value === undefined ? 'None' : JSON.stringify(value)
}
