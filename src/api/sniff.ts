/** What a body is, by its header or, where that says nothing, by its first characters. */
export type BodyKind = 'events' | 'json' | 'other'

/**
 * Tells an event stream from JSON without trusting the content type alone.
 *
 * Returns a response with the whole body in place. Only a body of a doubtful type is looked into;
 * the others are not touched.
 */
export async function sniffBody(response: Response): Promise<{ kind: BodyKind; response: Response }> {
  const type = response.headers.get('content-type') ?? ''
  if (/^text\/event-stream\b/i.test(type)) return { kind: 'events', response }
  if (/\bjson\b/i.test(type) || response.body === null) return { kind: 'json', response }
  const reader = response.body.getReader()
  const seen: Uint8Array[] = []
  let start = ''
  const decoder = new TextDecoder()
  while (start.trim().length < 6) {
    const { value, done } = await reader.read()
    if (done) break
    seen.push(value)
    start += decoder.decode(value, { stream: true })
  }
  return { kind: kindOf(start.trimStart()), response: new Response(replay(seen, reader), response) }
}

function kindOf(start: string): BodyKind {
  if (/^(data|event|id|retry)?:/.test(start)) return 'events'
  return /^[[{"]/.test(start) ? 'json' : 'other'
}

function replay(
  seen: Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const first = seen.shift()
      if (first !== undefined) return controller.enqueue(first)
      const { value, done } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}
