// The transcripts of a sound's parts as one. Pure.
import type { Segment, Transcript, Word } from '@/api/transcription.ts'
import { wordsOf } from '@/lib/word-errors.ts'
import { MEASURED } from './measured.ts'

/** What was heard in a part, and where in the whole sound that part is. */
export type PartTranscript = {
  transcript: Transcript
  startSeconds: number
  /** So much of its beginning was heard in the part before, too. */
  overlapSeconds: number
}

/**
 * Joins the transcripts of parts, in their order, with times of the whole sound. What an overlap made two
 * parts hear is there once: where words have times, those that lie before the cut are left out, else the
 * longest run of words with which one text ends and the next begins (case and punctuation aside), as far as so
 * many words can be said in the overlap.
 *
 * The sandbox's measurements of parts without words are no text: they stand only where no part has words,
 * each led by its place, but for a part that is the whole.
 */
export function joinTranscripts(parts: readonly PartTranscript[]): Transcript {
  const spoken = parts.filter(({ transcript }) => transcript.source !== MEASURED)
  // What is measured of a stretch counts from its own beginning: it is led by its place, too.
  const isWhole = parts.length === 1 && parts[0]?.startSeconds === 0
  if (spoken.length === 0 && !isWhole) return joinReports(parts)
  const heard = spoken.length === 0 ? parts : spoken
  const joined: Transcript = {
    text: '',
    segments: [],
    words: [],
    source: heard[0]?.transcript.source ?? null,
  }
  for (const part of heard) add(joined, part)
  return joined
}

// As fast as anybody speaks.
const WORDS_PER_SECOND = 5

function add(joined: Transcript, { transcript, startSeconds, overlapSeconds }: PartTranscript): void {
  const { text, words, segments } = transcript
  const moved = <Timed extends Word | Segment>(timed: Timed): Timed => ({
    ...timed,
    startSeconds: timed.startSeconds + startSeconds,
    endSeconds: timed.endSeconds + startSeconds,
  })
  const repeated = overlapSeconds === 0 ? 0 : repeatedWords(joined.text, transcript, overlapSeconds)
  joined.text = glued(joined.text, afterWords(text, repeated))
  joined.words.push(...words.slice(repeated).map(moved))
  joined.segments.push(...afterWordsIn(segments, repeated).map(moved))
}

function repeatedWords(before: string, { text, words }: Transcript, overlapSeconds: number): number {
  if (words.length === 0) return countRepeated(before, text, Math.ceil(overlapSeconds * WORDS_PER_SECOND))
  const first = words.findIndex((word) => (word.startSeconds + word.endSeconds) / 2 >= overlapSeconds)
  return first < 0 ? words.length : first
}

// Segments without the first words that they hold together.
function afterWordsIn(segments: readonly Segment[], count: number): Segment[] {
  const [first, ...rest] = segments
  if (first === undefined || count === 0) return [...segments]
  const own = wordsOf(first.text).length
  if (own <= count) return afterWordsIn(rest, count - own)
  return [{ ...first, text: afterWords(first.text, count) }, ...rest]
}

function glued(left: string, right: string): string {
  return [left, right.trim()].filter((text) => text !== '').join(' ')
}

// How many of a text's first words are the last of another, at most `most`.
function countRepeated(left: string, right: string, most: number): number {
  const ending = wordsOf(left.slice(-LOOKED_AT)).slice(-most)
  const beginning = wordsOf(right.slice(0, LOOKED_AT)).slice(0, most)
  for (let count = Math.min(ending.length, beginning.length); count > 0; count--) {
    if (ending.slice(-count).join(' ') === beginning.slice(0, count).join(' ')) return count
  }
  return 0
}

const LOOKED_AT = 1_000

// Past so many words, and past the marks and the space that close the last of them.
function afterWords(text: string, count: number): string {
  if (count === 0) return text
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu)]
  const last = words[count - 1]
  if (last === undefined) return ''
  return text.slice(last.index + last[0].length).replace(/^[^\p{L}\p{N}\p{M}\s]*\s*/u, '')
}

function joinReports(parts: readonly PartTranscript[]): Transcript {
  const lines = parts.map(({ transcript, startSeconds, overlapSeconds }) => {
    return `[${clock(startSeconds + overlapSeconds)}] ${transcript.text}`
  })
  return { text: lines.join('\n'), segments: [], words: [], source: MEASURED }
}

function clock(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
