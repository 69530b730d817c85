import type * as z from 'zod/mini'
import { fieldErrors } from './field-errors.ts'
import { Refusal, refusal } from './refusal.ts'

const SHOWN_ERRORS = 100

/**
 * Reads a JSON body against a schema.
 *
 * Throws a `Refusal`: 422 when the content type is not JSON, 400 when the text is not JSON, 422
 * with one entry a field (`loc`, `msg`, `type`) when a field is missing, of another type or out of range.
 */
export async function readJsonBody<Schema extends z.core.$ZodType>(
  request: Request,
  schema: Schema & {
    safeParse(
      value: unknown,
      params: { reportInput: true },
    ): z.core.util.SafeParseResult<z.core.output<Schema>>
  },
): Promise<z.core.output<Schema>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(.+\+)?json\b/i.test(type)) {
    throw new Refusal(
      refusal(422, [
        {
          loc: ['header', 'content-type'],
          msg: `Content-Type should be application/json, not ${type === '' ? 'absent' : `"${type}"`}`,
          type: 'value_error',
        },
      ]),
    )
  }
  const text = await request.text()
  const parsed = schema.safeParse(parseJson(text), { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Refusal(refusal(422, parsed.error.issues.flatMap(fieldErrors).slice(0, SHOWN_ERRORS)))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new Refusal(refusal(400, `The body is not valid JSON: ${reason}`))
  }
}
