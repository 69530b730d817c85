import { createParser } from 'eventsource-parser'

/**
 * One thing in a stream: an event, the end (`[DONE]`), a comment (a sign of life), or a line that
 * is no field of the format (told as far as the parser sees it: one that a read cuts may be missing).
 */
export type ServerEvent =
  | { type: 'event'; event?: string; data: string }
  | { type: 'done' }
  | { type: 'comment' }
  | { type: 'junk'; line: string }

/**
 * Yields server-sent events in order, one batch per network read that completed any.
 *
 * Ends after `[DONE]` (yielded as `{ type: 'done' }`) or at the end of the body, whichever comes
 * first; an event that lacks its last blank line still counts. Leaving the loop early (`break`,
 * `return`, a throw) cancels the body, which closes the request: a caller never has to clean up.
 * An aborted request surfaces as `AbortError`, a lost connection as `ApiError`.
 */
export async function* readEvents(response: Response): AsyncGenerator<ServerEvent[]> {
  if (response.body === null) return
  const reader = response.body.getReader()
  // The parser drops a byte-order mark itself; a decoder that dropped one too would eat a second.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let batch: ServerEvent[] = []
  let isComplete = false
  const parser = createParser({
    onEvent: ({ event, data }) =>
      batch.push(
        data.trim() === '[DONE]'
          ? { type: 'done' }
          : { type: 'event', data, ...(event === undefined ? {} : { event }) },
      ),
    onComment: () => batch.push({ type: 'comment' }),
    onError: (error) => {
      if (error.type === 'unknown-field') batch.push({ type: 'junk', line: error.line ?? '' })
    },
  })
  const take = () => {
    const taken = batch
    batch = []
    return taken
  }
  try {
    while (true) {
      const { value, done } = await reader.read()
      // A line break and a blank line finish an event that the body left open.
      parser.feed(done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true }))
      const events = take()
      const end = events.findIndex((event) => event.type === 'done')
      if (end >= 0) {
        isComplete = true
        return yield events.slice(0, end + 1)
      }
      if (events.length > 0) yield events
      if (done) return
    }
  } finally {
    void leave(reader, isComplete)
  }
}

const DRAIN_MS = 500

// After `[DONE]` the body is about to end: read to it, so that the connection can serve again. A body
// that stays open, or one that its reader left early, is closed.
async function leave(reader: ReadableStreamDefaultReader, isComplete: boolean): Promise<void> {
  const timer = setTimeout(() => reader.cancel().catch(() => {}), isComplete ? DRAIN_MS : 0)
  try {
    while (isComplete && !(await reader.read()).done);
    if (isComplete) clearTimeout(timer)
  } catch {
    clearTimeout(timer) // It failed after its end, which is nobody's trouble.
  }
}
