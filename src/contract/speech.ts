import * as z from 'zod/mini'
import { MAX_SPEECH_CHARACTERS, SPEED_RANGE } from './limits.ts'

/** The formats in which speech comes back. */
export const SPEECH_FORMATS = ['mp3', 'wav'] as const

/** The format of a request that names none. */
export const DEFAULT_SPEECH_FORMAT = 'mp3'

const spokenText = z.string().check(
  z.minLength(1),
  z.refine((text) => [...text].length <= MAX_SPEECH_CHARACTERS, {
    error: `String should have at most ${MAX_SPEECH_CHARACTERS} characters`,
  }),
)

/** The body of POST /audio/speech. */
export const speechRequest = z.looseObject({
  model: z.string().check(z.minLength(1)),
  input: spokenText,
  voice: z.optional(z.nullable(z.string())),
  response_format: z.optional(z.nullable(z.enum(SPEECH_FORMATS))),
  speed: z.optional(z.nullable(z.number().check(z.minimum(SPEED_RANGE.min), z.maximum(SPEED_RANGE.max)))),
})

export type SpeechRequest = z.infer<typeof speechRequest>
