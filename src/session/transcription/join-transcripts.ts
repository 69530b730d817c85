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
 * parts hear is there once: words by their times where there are any, and at each seam the longest run of
 * words, up to twelve, with which one text ends and the next begins (case and punctuation aside).
 *
 * The sandbox's measurements of parts without words are no text: they stand only where no part has words,
 * each led by its place.
 */
export function joinTranscripts(parts: readonly PartTranscript[]): Transcript {
  const spoken = parts.filter(({ transcript }) => transcript.source !== MEASURED)
  if (spoken.length === 0 && parts.length > 1) return joinReports(parts)
  const joined: Transcript = {
    text: '',
    segments: [],
    words: [],
    source: spoken[0]?.transcript.source ?? null,
  }
  for (const part of spoken.length === 0 ? parts : spoken) add(joined, part)
  return joined
}

const MOST_REPEATED_WORDS = 12

function add(joined: Transcript, { transcript, startSeconds, overlapSeconds }: PartTranscript): void {
  const cutSeconds = startSeconds + overlapSeconds
  const isNew = ({ startSeconds, endSeconds }: Word | Segment) =>
    (startSeconds + endSeconds) / 2 >= cutSeconds
  const moved = <Timed extends Word | Segment>(timed: Timed): Timed => ({
    ...timed,
    startSeconds: timed.startSeconds + startSeconds,
    endSeconds: timed.endSeconds + startSeconds,
  })
  const hasOverlap = overlapSeconds > 0
  const before = joined.text
  joined.text = glued(before, hasOverlap ? withoutRepeated(before, transcript.text) : transcript.text)
  joined.words.push(...transcript.words.map(moved).filter((word) => !hasOverlap || isNew(word)))
  const segments = transcript.segments.map(moved).filter((segment) => !hasOverlap || isNew(segment))
  const [first, ...rest] = segments
  if (first === undefined) return
  const text = hasOverlap ? withoutRepeated(before, first.text) : first.text
  if (text.trim() !== '') joined.segments.push({ ...first, text })
  joined.segments.push(...rest)
}

function glued(left: string, right: string): string {
  return [left, right.trim()].filter((text) => text !== '').join(' ')
}

/** The right text without the words at its beginning with which the left one ends. */
export function withoutRepeated(left: string, right: string): string {
  const ending = wordsOf(left.slice(-LOOKED_AT)).slice(-MOST_REPEATED_WORDS)
  const beginning = wordsOf(right.slice(0, LOOKED_AT)).slice(0, MOST_REPEATED_WORDS)
  for (let count = Math.min(ending.length, beginning.length); count > 0; count--) {
    if (ending.slice(-count).join(' ') === beginning.slice(0, count).join(' '))
      return afterWords(right, count)
  }
  return right
}

const LOOKED_AT = 1_000

// Past so many words, and past the marks and the space that close the last of them.
function afterWords(text: string, count: number): string {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu)]
  const last = words[count - 1]
  if (last === undefined) return text
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
