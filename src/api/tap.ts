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
  const silence = watchSilence(tap.silenceMs, () => {
    const seconds = Math.round(tap.silenceMs / 1000)
    fail(new ApiError('cut-short', { code: 'silent', url: tap.url, seconds }))
  })
  let tapped: ReadableStreamDefaultController | null = null
  let bytes = 0
  let isRead = false
  let isOver = false

  const end = (error?: unknown) => {
    isOver = true
    silence.end()
    tap.onEnd(error)
  }
  const fail = (error: unknown) => {
    if (isOver) return
    end(error)
    tapped?.error(error)
    // The connection may be gone already; then there is nothing left to cancel.
    reader.cancel(error).catch(() => {})
  }

  const nextChunk = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
    // A read may be held back whole by the mask; then the next one is wanted at once.
    while (!isRead) {
      silence.wait()
      const { value, done } = await reader.read()
      silence.hear()
      isRead = done
      bytes += value?.byteLength ?? 0
      const chunk = done ? tap.mask?.rest() : (tap.mask?.mask(value) ?? value)
      if (chunk !== undefined && chunk.length > 0) return chunk
    }
    return null
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      tapped = controller
    },
    async pull(controller) {
      try {
        const chunk = await nextChunk()
        // It may have failed by its silence meanwhile.
        if (isOver) return
        if (chunk === null) {
          controller.close()
          return end()
        }
        tap.onRead(chunk)
        if (bytes > tap.answerBytes) {
          throw new ApiError('unreadable', { code: 'too-large', url: tap.url, status: response.status })
        }
        controller.enqueue(chunk)
      } catch (error) {
        fail(bodyError(error, tap.url))
      }
    },
    async cancel(reason) {
      end()
      await reader.cancel(reason)
    },
  })
  return new Response(body, response)
}

// One timer serves the thousands of waits of a stream: when it is due, it looks how long the present one lasts.
function watchSilence(limitMs: number, onSilent: () => void) {
  let waitingSinceMs: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    timer = undefined
    if (waitingSinceMs === null) return
    const leftMs = waitingSinceMs + limitMs - performance.now()
    if (leftMs <= 0) onSilent()
    else timer = setTimeout(look, leftMs)
  }
  return {
    wait() {
      waitingSinceMs = performance.now()
      timer ??= setTimeout(look, limitMs)
    },
    hear() {
      waitingSinceMs = null
    },
    end() {
      waitingSinceMs = null
      clearTimeout(timer)
    },
  }
}

function bodyError(error: unknown, url: string): unknown {
  if (error instanceof ApiError) return error
  if (error instanceof DOMException) return error
  return new ApiError('cut-short', { code: 'connection-lost', url })
}
