/** A request as code is made from it: the same object that is sent. The token is never in it. */
export type SnippetRequest = {
  method: 'GET' | 'POST'
  /** Absolute, without a slash at its end: what the names of the endpoints are appended to. */
  baseUrl: string
  /** Begins with a slash. */
  path: string
  needsToken: boolean
  body: { json: unknown } | { form: readonly FormPart[] } | null
  /** What comes back: JSON, a stream of events, or bytes to save under a name. */
  answer: 'json' | 'events' | { file: string }
}

/** A field of a form; `file` is the name of a file that stands beside the program. */
export type FormPart = { name: string; value: string } | { name: string; file: string }

/** The fields of a form that are no files, in their order; those that share a name together. */
export function valuesOf(form: readonly FormPart[]): [string, string[]][] {
  const values = new Map<string, string[]>()
  for (const part of form) {
    if ('value' in part) values.set(part.name, [...(values.get(part.name) ?? []), part.value])
  }
  return [...values]
}

/** The names of the files of a form, by their fields. */
export function filesOf(form: readonly FormPart[]): [string, string][] {
  return form.flatMap((part): [string, string][] => ('file' in part ? [[part.name, part.file]] : []))
}

/**
 * The same as OpenAI's packages name them: a name that ends with `[]` is a list, and goes without the brackets,
 * which they add.
 */
export function openAiValuesOf(form: readonly FormPart[]): [string, string | string[]][] {
  return valuesOf(form).map(([name, values]) => {
    const bare = name.replace(/\[\]$/, '')
    return [bare, bare === name && values.length === 1 ? (values[0] ?? '') : values]
  })
}

/** Where the snippets read the token: never in the code itself, unless somebody asked for it. */
export const TOKEN_VARIABLE = 'TAAS_API_KEY'

/** The fields of a JSON body that is an object; none of any other. */
export function fieldsOf(body: SnippetRequest['body']): [string, unknown][] {
  return body !== null && 'json' in body && isRecord(body.json) ? Object.entries(body.json) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
