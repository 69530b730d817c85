/** One field error of a 422, in the shape of the reference's servers. */
export type FieldError = { loc: (string | number)[]; msg: string; type: string }

/** A JSON refusal: `{ "detail": … }`, a sentence or a list of field errors. */
export function refusal(
  status: number,
  detail: string | FieldError[],
  headers: Record<string, string> = {},
): Response {
  return Response.json({ detail }, { status, headers })
}

/** A 422 for one field: `path` is where it stands in the body. */
export function fieldRefusal(path: (string | number)[], msg: string, type = 'value_error'): Response {
  return refusal(422, [{ loc: ['body', ...path], msg, type }])
}

/** Thrown inside an endpoint to answer at once; the sandbox turns it into its response. */
export class Refusal extends Error {
  readonly response: Response

  constructor(response: Response) {
    super(`refused with ${response.status}`)
    this.response = response
  }
}
