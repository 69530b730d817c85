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

/** Where the snippets read the token: never in the code itself, unless somebody asked for it. */
export const TOKEN_VARIABLE = 'TAAS_API_KEY'

/** The fields of a JSON body that is an object; none of any other. */
export function fieldsOf(body: SnippetRequest['body']): [string, unknown][] {
  return body !== null && 'json' in body && isRecord(body.json) ? Object.entries(body.json) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
