import { expect, it } from 'vitest'
import { toJson, toSrt, toVtt } from './subtitles.ts'

const cues = [
  { startSeconds: 0, endSeconds: 1.25, text: ' We <sail>\n\nnorth & on' },
  { startSeconds: 3725.0004, endSeconds: 3726.9996, text: 'Land' },
]

it('writes SubRip with numbers, commas and one line a cue', () => {
  expect(toSrt(cues)).toBe(
    '1\n00:00:00,000 --> 00:00:01,250\nWe <sail> north & on\n\n2\n01:02:05,000 --> 01:02:07,000\nLand\n',
  )
})

it('writes WebVTT with its head, points, and no markup from the text', () => {
  expect(toVtt(cues)).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.250\nWe &lt;sail&gt; north &amp; on\n\n01:02:05.000 --> 01:02:07.000\nLand\n',
  )
})

it('writes JSON in the names of the API', () => {
  const word = { startSeconds: 0, endSeconds: 0.5, text: 'We' }
  expect(JSON.parse(toJson({ text: 'We', segments: [], words: [word], source: null }))).toEqual({
    text: 'We',
    segments: [],
    words: [{ word: 'We', start: 0, end: 0.5 }],
  })
})
