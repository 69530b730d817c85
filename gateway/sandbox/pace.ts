import type { Clock } from './clock.ts'

/** How fast a written answer comes: pieces a second, and milliseconds before the first. */
export type Pace = { rate: number; firstMs: number }

/** About as fast as a person reads along. */
export const READING_PACE: Pace = { rate: 80, firstMs: 150 }

/**
 * Yields pieces at `rate` a second after `firstMs`, in batches of those that are due.
 *
 * Timers cannot fire a thousand times a second, so what is due travels together; on average the
 * rate holds. Ends early, without a word, when the signal aborts.
 */
export async function* pace(
  pieces: Iterable<string>,
  rate: number,
  firstMs: number,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<string[]> {
  await clock.sleep(firstMs, signal)
  const startedAt = clock.now()
  let sent = 0
  let batch: string[] = []
  for (const piece of pieces) {
    batch.push(piece)
    const dueMs = startedAt + ((sent + batch.length) * 1000) / rate - clock.now()
    if (dueMs <= 0) continue
    sent += batch.length
    yield batch
    batch = []
    await clock.sleep(dueMs, signal)
    if (signal.aborted) return
  }
  if (batch.length > 0) yield batch
}
