import * as z from 'zod/mini'
import { LANGUAGE_CODES } from './language-codes.ts'

/** The fields beside `file` in the multipart body of POST /audio/transcriptions. */
export const transcriptionFields = z.looseObject({
  model: z.optional(z.string()),
  language: z.optional(
    z.string().check(
      z.refine((code) => LANGUAGE_CODES.has(code), {
        error: 'Input should be an ISO-639-1 code such as en or de',
      }),
    ),
  ),
  response_format: z.optional(z.enum(['json', 'text', 'verbose_json'])),
})
