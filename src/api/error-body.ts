import * as z from 'zod/mini'
import { type FieldProblem, SHOWN_WORDS } from './errors.ts'

const fieldError = z.object({
  loc: z.optional(z.array(z.union([z.string(), z.number()]))),
  msg: z.optional(z.string()),
  message: z.optional(z.string()),
})
const errorObject = z.object({ message: z.optional(z.nullable(z.string())), code: z.optional(z.unknown()) })

const errorBody = z.object({
  detail: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
})

/** A server's complaint in its own words, with the fields that it names. */
export type Complaint = { words: string; fields: FieldProblem[] }

/**
 * Reads a complaint in any of the shapes that servers use: `{detail: text}`, `{detail: [{loc, msg}]}`,
 * `{error: text}`, `{error: {message}}`, `{message}`. Null when the value has none of them, so that
 * a good answer is never taken for a complaint.
 */
export function readComplaint(value: unknown): Complaint | null {
  const parsed = errorBody.safeParse(value)
  if (!parsed.success) return null
  const { detail, error, message } = parsed.data
  if (Array.isArray(detail)) return fieldComplaint(detail)
  const words = textOf(detail) ?? textOf(error) ?? textOf(message)
  return words === null ? null : { words: shorten(words), fields: [] }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  const parsed = errorObject.safeParse(value)
  return parsed.success ? parsed.data.message || null : null
}

const SHOWN_FIELDS = 20

function fieldComplaint(entries: unknown[]): Complaint | null {
  const fields = entries.flatMap((entry): FieldProblem[] => {
    if (typeof entry === 'string') return [{ field: '', message: entry }]
    const parsed = fieldError.safeParse(entry)
    if (!parsed.success) return []
    const path = (parsed.data.loc ?? []).filter((step) => step !== 'body')
    return [{ field: path.join('.'), message: parsed.data.msg ?? parsed.data.message ?? '' }]
  })
  if (fields.length === 0) return null
  const shown = fields
    .slice(0, SHOWN_FIELDS)
    .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
  const more = fields.length > SHOWN_FIELDS ? [`… and ${fields.length - SHOWN_FIELDS} more`] : []
  return { words: shorten([...shown, ...more].join('\n')), fields }
}

function shorten(words: string): string {
  return words.length > SHOWN_WORDS ? `${words.slice(0, SHOWN_WORDS)}…` : words
}
