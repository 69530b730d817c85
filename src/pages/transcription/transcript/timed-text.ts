// A transcript with its times, as it is shown and saved: rows of text, and the words in them. Pure.
import type { Segment, Transcript, Word } from '@/api/transcription.ts'

/** A run of a row's text: a word with its place, or what stands between words. */
export type TextPiece = { text: string; word: Word | null }

/** A segment with its text cut at its words; all pieces together are the text, letter for letter. */
export type TimedRow = Segment & { pieces: readonly TextPiece[] }

const MOST_WORDS = 14
const LONGEST_SECONDS = 6
const LONG_PAUSE_SECONDS = 1

/**
 * The rows of a transcript: its segments, or, where a server gave words alone, groups of words that end at a
 * sentence, at a pause of a second, or after 14 words or six seconds. None without times.
 */
export function timedRows({ text, segments, words }: Transcript): TimedRow[] {
  const given = segments.length > 0 ? segments : grouped(text, words)
  let next = 0
  return given.map((segment, index) => {
    const following = given[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY
    const own: Word[] = []
    for (let word = words[next]; word !== undefined; word = words[next]) {
      if ((word.startSeconds + word.endSeconds) / 2 >= following) break
      own.push(word)
      next += 1
    }
    return { ...segment, pieces: placeWords(segment.text.trim(), own) }
  })
}

// How far ahead a word is looked for: what a server left out between two words is shorter.
const LOOKED_AHEAD = 60

/**
 * Finds each word in a text, in order and whatever its case, past what stands between. A word that is not
 * there is passed over.
 */
export function placeWords(text: string, words: readonly Word[]): TextPiece[] {
  const lower = text.toLowerCase()
  const pieces: TextPiece[] = []
  let at = 0
  for (const word of words) {
    const sought = word.text.trim().toLowerCase()
    // Some alphabets grow when they are lowered, and places are then not the same.
    const found = sought === '' || lower.length !== text.length ? -1 : lower.indexOf(sought, at)
    if (found < 0 || found - at > LOOKED_AHEAD) continue
    if (found > at) pieces.push({ text: text.slice(at, found), word: null })
    at = found + sought.length
    pieces.push({ text: text.slice(found, at), word })
  }
  if (at < text.length) pieces.push({ text: text.slice(at), word: null })
  return pieces
}

function grouped(text: string, words: readonly Word[]): Segment[] {
  const groups: { first: Word; last: Word; count: number; text: string }[] = []
  for (const piece of placeWords(text.trim(), words)) {
    const { word } = piece
    const group = groups.at(-1)
    if (word === null) {
      if (group !== undefined) group.text += piece.text
    } else if (
      group === undefined ||
      group.count >= MOST_WORDS ||
      /[.?!…]["”’)]?\s*$/.test(group.text) ||
      word.startSeconds - group.last.endSeconds > LONG_PAUSE_SECONDS ||
      word.endSeconds - group.first.startSeconds > LONGEST_SECONDS
    ) {
      groups.push({ first: word, last: word, count: 1, text: piece.text })
    } else {
      group.text += piece.text
      group.last = word
      group.count += 1
    }
  }
  return groups.map(({ first, last, text }) => ({
    startSeconds: first.startSeconds,
    endSeconds: last.endSeconds,
    text: text.trim(),
  }))
}

/** Whether the rows say the same as the text, white space aside: only then may they stand for it. */
export function coversText(rows: readonly TimedRow[], text: string): boolean {
  const bare = (words: string) => words.replace(/\s+/g, '')
  return rows.length > 0 && bare(rows.map((row) => row.text).join('')) === bare(text)
}

/** The place of what is heard at a moment among things in order; -1 before the first and in a pause. */
export function indexAt(timed: readonly (Segment | Word)[], seconds: number): number {
  const last = timed.findLastIndex(({ startSeconds }) => startSeconds <= seconds)
  const end = timed[last]?.endSeconds ?? 0
  return seconds <= end ? last : -1
}
