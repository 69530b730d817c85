// A transcript as files for players and programs. Pure.
import type { Segment, Transcript } from '@/api/transcription.ts'

/**
 * Cues as SubRip, the form that every player reads: numbered, times as `00:00:05,250`, blank lines between
 * (matroska.org, "Subtitles: SRT"). Line breaks inside a cue would end it, and become spaces.
 */
export function toSrt(cues: readonly Segment[]): string {
  return cues
    .map(({ startSeconds, endSeconds, text }, index) => {
      return `${index + 1}\n${clock(startSeconds, ',')} --> ${clock(endSeconds, ',')}\n${oneLine(text)}\n`
    })
    .join('\n')
}

/** Cues as WebVTT (W3C, 2019): times as `00:00:05.250`; `&`, `<` and `>` are text, not markup. */
export function toVtt(cues: readonly Segment[]): string {
  const escaped = (text: string) =>
    oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const blocks = cues.map(({ startSeconds, endSeconds, text }) => {
    return `${clock(startSeconds, '.')} --> ${clock(endSeconds, '.')}\n${escaped(text)}\n`
  })
  return ['WEBVTT\n', ...blocks].join('\n')
}

/** All that is known, with the names of OpenAI's `verbose_json`. Times are seconds. */
export function toJson({ text, segments, words, source }: Transcript): string {
  const plain = {
    text,
    ...(source === null ? {} : { source }),
    segments: segments.map(({ startSeconds, endSeconds, text }, id) => {
      return { id, start: startSeconds, end: endSeconds, text }
    }),
    words: words.map(({ startSeconds, endSeconds, text }) => {
      return { word: text, start: startSeconds, end: endSeconds }
    }),
  }
  return `${JSON.stringify(plain, null, 2)}\n`
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*/g, ' ')
}

function clock(totalSeconds: number, point: string): string {
  const ms = Math.max(0, Math.round(totalSeconds * 1000))
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60]
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${point}${String(ms % 1000).padStart(3, '0')}`
}
