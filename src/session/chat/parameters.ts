// What goes into a request beside the messages.
import * as z from 'zod/mini'
import { jsonTrouble, lineOfValue } from '@/lib/json-place.ts'

/** Null is unset, then the field is not sent. `extra` is a JSON object as it was typed; empty is none. */
export const chatParameters = z.object({
  system: z.string(),
  temperature: z.nullable(z.number()),
  topP: z.nullable(z.number()),
  maxTokens: z.nullable(z.number()),
  stream: z.boolean(),
  extra: z.catch(z.string(), ''),
})

export type ChatParameters = z.infer<typeof chatParameters>

export const NO_PARAMETERS: ChatParameters = {
  system: '',
  temperature: null,
  topP: null,
  maxTokens: null,
  stream: true,
  extra: '',
}

/** Fields of the request that have a place of their own on the page. */
const OWN_FIELDS = ['model', 'messages', 'stream', 'stream_options'] as const
const SET_FIELDS = [
  ['temperature', 'temperature'],
  ['top_p', 'topP'],
  ['max_tokens', 'maxTokens'],
] as const

/** What is wrong with the extra parameters; `line` counts from 1. */
export type ExtraProblem =
  | { kind: 'not-json'; line: number }
  | { kind: 'not-object'; line: null }
  | { kind: 'own-field' | 'set-twice'; field: string; line: number }

/** The extra parameters as fields of the request, or why they are none. */
export type Extra =
  | { fields: Record<string, unknown>; problem: null }
  | { fields: null; problem: ExtraProblem }

/** Reads the extra parameters, which may not set what the page sets already. */
export function readExtra({ extra, ...set }: ChatParameters): Extra {
  if (extra.trim() === '') return { fields: {}, problem: null }
  const trouble = jsonTrouble(extra)
  if (trouble !== null) return { fields: null, problem: { kind: 'not-json', line: trouble.line } }
  const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(extra))
  if (!read.success) return { fields: null, problem: { kind: 'not-object', line: null } }
  const isOwn = (field: string) => OWN_FIELDS.some((own) => own === field)
  const isSet = (field: string) => SET_FIELDS.some(([name, own]) => name === field && set[own] !== null)
  const field = Object.keys(read.data).find((name) => isOwn(name) || isSet(name))
  if (field === undefined) return { fields: read.data, problem: null }
  const kind = isOwn(field) ? 'own-field' : 'set-twice'
  return { fields: null, problem: { kind, field, line: lineOfValue(extra, [field]) } }
}
