/** A new request's own name, for the header `x-request-id` of its answer. */
export function newRequestId(): string {
  return `req_${crypto.randomUUID()}`
}
