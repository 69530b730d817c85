import { ApiError } from './errors.ts'
import type { ByteMask } from './mask-bytes.ts'

type Tap = {
  url: string
  silenceMs: number
  answerBytes: number
  /** Takes the token out of the body; null when there is nothing to take out. */
  mask: ByteMask | null
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

  let isOver = false
  const nextChunk = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
    // A read may be held back whole by the mask; then the next one is wanted at once.
    while (!isOver) {
      const { value, done } = await within(tap.silenceMs, reader.read(), tap.url)
      isOver = done
      bytes += value?.byteLength ?? 0
      const chunk = done ? tap.mask?.rest() : (tap.mask?.mask(value) ?? value)
      if (chunk !== undefined && chunk.length > 0) return chunk
    }
    return null
  }

  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const chunk = await nextChunk()
        if (chunk === null) {
          controller.close()
          return tap.onEnd()
        }
        tap.onRead(chunk)
        if (bytes > tap.answerBytes) {
          throw new ApiError('unreadable', { code: 'too-large', url: tap.url, status: response.status })
        }
        controller.enqueue(chunk)
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
    // Made only when it is needed: an error takes down its stack, and a stream has thousands of reads.
    timer = setTimeout(
      () => reject(new ApiError('cut-short', { code: 'silent', url, seconds: Math.round(limitMs / 1000) })),
      limitMs,
    )
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
