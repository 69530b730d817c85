import { ApiError } from './errors.ts'

type Tap = {
  url: string
  silenceMs: number
  answerBytes: number
  onRead: (bytes: Uint8Array) => void
  /** Called once, when the body has ended, failed or was left. */
  onEnd: (error?: unknown) => void
}

/**
 * The same response, its body watched on the way: every read is reported, silence and size have
 * limits, and a failure of the connection surfaces as an `ApiError` of kind `cut-short`.
 *
 * Leaving the body (cancel) closes the connection. An abort passes through as it is.
 */
export function tapResponse(response: Response, tap: Tap): Response {
  if (response.body === null) {
    tap.onEnd()
    return response
  }
  const reader = response.body.getReader()
  let bytes = 0

  const fail = (controller: ReadableStreamDefaultController, error: unknown) => {
    controller.error(error)
    tap.onEnd(error)
    // The connection may be gone already; then there is nothing left to cancel.
    reader.cancel(error).catch(() => {})
  }

  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const read = await within(tap.silenceMs, reader.read(), tap.url)
        if (read.done) {
          controller.close()
          return tap.onEnd()
        }
        bytes += read.value.byteLength
        tap.onRead(read.value)
        if (bytes > tap.answerBytes) {
          throw new ApiError('unreadable', { code: 'too-large', url: tap.url, status: response.status })
        }
        controller.enqueue(read.value)
      } catch (error) {
        fail(controller, bodyError(error, tap.url))
      }
    },
    async cancel(reason) {
      tap.onEnd()
      await reader.cancel(reason)
    },
  })
  return new Response(body, response)
}

async function within<T>(limitMs: number, promise: Promise<T>, url: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    const error = new ApiError('cut-short', { code: 'silent', url, seconds: Math.round(limitMs / 1000) })
    timer = setTimeout(() => reject(error), limitMs)
  })
  try {
    return await Promise.race([promise, silence])
  } finally {
    clearTimeout(timer)
  }
}

function bodyError(error: unknown, url: string): unknown {
  if (error instanceof ApiError) return error
  if (error instanceof DOMException) return error
  return new ApiError('cut-short', { code: 'connection-lost', url })
}
