// What goes into a request beside the messages.
import * as z from 'zod/mini'

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

/** What is wrong with the extra parameters; `line` counts from 1 and is null where it is not known. */
export type ExtraProblem =
  | { kind: 'not-json'; line: number | null }
  | { kind: 'not-object'; line: null }
  | { kind: 'own-field' | 'set-twice'; field: string; line: number | null }

/** The extra parameters as fields of the request, or why they are none. */
export type Extra =
  | { fields: Record<string, unknown>; problem: null }
  | { fields: null; problem: ExtraProblem }

/** Reads the extra parameters, which may not set what the page sets already. */
export function readExtra({ extra, ...set }: ChatParameters): Extra {
  if (extra.trim() === '') return { fields: {}, problem: null }
  const parsed = parse(extra)
  if (parsed.problem !== null) return { fields: null, problem: parsed.problem }
  const read = z.record(z.string(), z.unknown()).safeParse(parsed.value)
  if (!read.success) return { fields: null, problem: { kind: 'not-object', line: null } }
  const isOwn = (field: string) => OWN_FIELDS.some((own) => own === field)
  const isSet = (field: string) => SET_FIELDS.some(([name, own]) => name === field && set[own] !== null)
  const field = Object.keys(read.data).find((name) => isOwn(name) || isSet(name))
  if (field === undefined) return { fields: read.data, problem: null }
  const kind = isOwn(field) ? 'own-field' : 'set-twice'
  return { fields: null, problem: { kind, field, line: lineOfField(extra, field) } }
}

function parse(text: string): { value: unknown; problem: null } | { problem: ExtraProblem } {
  try {
    return { value: JSON.parse(text), problem: null }
  } catch (error) {
    return { problem: { kind: 'not-json', line: lineOfError(text, String(error)) } }
  }
}

// Chromium names the position, Firefox the line, Safari neither; a text that just ends fails at its end.
function lineOfError(text: string, words: string): number | null {
  const line = /line (\d+)/.exec(words)?.[1]
  if (line !== undefined) return Number(line)
  const position = /position (\d+)/.exec(words)?.[1]
  if (position !== undefined) return lineAt(text, Number(position))
  return /end of|unterminated/i.test(words) ? lineAt(text, text.length) : null
}

function lineOfField(text: string, field: string): number | null {
  const position = text.indexOf(JSON.stringify(field))
  return position < 0 ? null : lineAt(text, position)
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
