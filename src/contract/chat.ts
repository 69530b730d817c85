import * as z from 'zod/mini'
import { TEMPERATURE_RANGE, TOP_P_RANGE } from './limits.ts'

const textPart = z.object({ type: z.literal('text'), text: z.string() })

/** One message of a conversation, as it is sent. `content` is a text or a list of text parts. */
export const chatMessage = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.union([z.string(), z.array(textPart)]),
})

/** The body of POST /chat/completions. Unknown fields pass through. */
export const chatRequest = z.looseObject({
  model: z.string().check(z.minLength(1)),
  messages: z.array(chatMessage).check(z.minLength(1)),
  stream: z.optional(z.nullable(z.boolean())),
  stream_options: z.optional(z.nullable(z.looseObject({ include_usage: z.optional(z.boolean()) }))),
  temperature: z.optional(
    z.nullable(z.number().check(z.minimum(TEMPERATURE_RANGE.min), z.maximum(TEMPERATURE_RANGE.max))),
  ),
  top_p: z.optional(z.nullable(z.number().check(z.minimum(TOP_P_RANGE.min), z.maximum(TOP_P_RANGE.max)))),
  max_tokens: z.optional(z.nullable(z.int().check(z.minimum(1)))),
  stop: z.optional(z.nullable(z.union([z.string(), z.array(z.string()).check(z.maxLength(4))]))),
  n: z.optional(z.nullable(z.int())),
})

export type ChatMessage = z.infer<typeof chatMessage>
export type ChatRequest = z.infer<typeof chatRequest>

/** The plain text of a message, its parts joined by line breaks. */
export function messageText(message: ChatMessage): string {
  return typeof message.content === 'string'
    ? message.content
    : message.content.map((part) => part.text).join('\n')
}
