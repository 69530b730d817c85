import type * as z from 'zod/mini'
import { readComplaint } from './error-body.ts'
import { ApiError } from './errors.ts'
import { readText } from './read-body.ts'

const RAW_CHARACTERS = 20_000

type Reads<T> = { safeParse(value: unknown): z.core.util.SafeParseResult<T> }

/**
 * Reads a body as JSON of a schema, whatever its content type says.
 *
 * Throws `ApiError`: `unreadable` for an empty body, a web page, broken JSON or an unexpected shape
 * (with the path of the first trouble); `refused` when a 200 holds an error object; `cut-short`
 * when the connection ends before the promised length.
 */
export async function readJson<T>(response: Response, schema: Reads<T>, url: string): Promise<T> {
  return parseAnswer(await readText(response), schema, url, response.status)
}

/** The same for a body that was read already. */
export function parseAnswer<T>(body: string, schema: Reads<T>, url: string, status: number): T {
  const text = body.replace(/^\uFEFF/, '')
  const facts = { url, status, raw: text.slice(0, RAW_CHARACTERS) }
  if (text.trim() === '') throw new ApiError('unreadable', { ...facts, code: 'empty' })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const isPage = text.trimStart().startsWith('<')
    throw new ApiError('unreadable', { ...facts, code: isPage ? 'web-page' : 'not-json' })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const complaint = readComplaint(value)
  if (complaint !== null) throw new ApiError('refused', { ...facts, ...complaint, code: 'refused' })
  const path = troublePath(parsed.error.issues).join('.') || '(root)'
  throw new ApiError('unreadable', { ...facts, code: 'unexpected', path })
}

// Where several shapes are allowed, the one that fitted deepest is the one that was meant.
function troublePath([issue]: readonly z.core.$ZodIssue[]): PropertyKey[] {
  if (issue === undefined) return []
  const inner = issue.code === 'invalid_union' ? issue.errors.map(troublePath) : []
  const deepest = inner.reduce((best, path) => (path.length > best.length ? path : best), [])
  return [...issue.path, ...deepest]
}
