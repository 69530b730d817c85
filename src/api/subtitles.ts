import type { Segment } from './transcription.ts'

const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})/

/**
 * The cues of a WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format") or SubRip text as segments, their tags
 * left out; null for a text that is neither. Notes, styles and settings of a cue are passed over.
 */
export function readSubtitles(text: string): Segment[] | null {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
  const segments = blocks.flatMap((block) => {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => TIMES.test(line))
    const [, start, end] = TIMES.exec(lines[at] ?? '') ?? []
    if (start === undefined || end === undefined) return []
    const said = lines.slice(at + 1).join('\n')
    return [{ startSeconds: secondsOf(start), endSeconds: secondsOf(end), text: plain(said) }]
  })
  const isTrack = /^\uFEFF?WEBVTT(?:[ \t\n]|$)/.test(text.replace(/\r\n?/g, '\n'))
  return segments.length > 0 || isTrack ? segments : null
}

function secondsOf(time: string): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

function plain(text: string): string {
  return text
    .replace(/<[^>\n]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim()
}
