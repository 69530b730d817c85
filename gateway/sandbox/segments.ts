import type { MorseWord } from './morse-listen.ts'

const MOST_WORDS = 12
const LONG_PAUSE_SECONDS = 2

/** Words in groups as they would be read: up to the end of a sentence, a long pause, or twelve words. */
export function segmentsOf(words: readonly MorseWord[]): MorseWord[] {
  const segments: (MorseWord & { count: number })[] = []
  for (const { text, startSeconds, endSeconds } of words) {
    const last = segments.at(-1)
    if (
      last === undefined ||
      last.count === MOST_WORDS ||
      /[.?!=]$/.test(last.text) ||
      startSeconds - last.endSeconds > LONG_PAUSE_SECONDS
    ) {
      segments.push({ text, startSeconds, endSeconds, count: 1 })
    } else {
      last.text += ` ${text}`
      last.endSeconds = endSeconds
      last.count += 1
    }
  }
  return segments.map(({ count: _, ...segment }) => segment)
}
