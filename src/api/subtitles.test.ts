import { expect, it } from 'vitest'
import { readSubtitles } from './subtitles.ts'

it('reads the cues of WebVTT, without notes, settings and tags', () => {
  const text = [
    'WEBVTT - made by a test',
    '',
    'NOTE nobody reads this',
    '',
    '1',
    '00:00.000 --> 00:02.500 align:start',
    '<v Ann>Good &amp; <i>well</i>',
    '',
    '01:00:02.500 --> 01:00:04.000',
    'two',
    'lines',
    '',
  ].join('\r\n')
  expect(readSubtitles(text)).toEqual([
    { startSeconds: 0, endSeconds: 2.5, text: 'Good & well' },
    { startSeconds: 3602.5, endSeconds: 3604, text: 'two\nlines' },
  ])
})

it('reads SubRip', () => {
  expect(
    readSubtitles('1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:02,000 --> 00:00:03,250\nthere\n'),
  ).toEqual([
    { startSeconds: 1, endSeconds: 2, text: 'Hello' },
    { startSeconds: 2, endSeconds: 3.25, text: 'there' },
  ])
})

it('is null for a text that is no track, and empty for a track without cues', () => {
  expect(readSubtitles('The train leaves at 10:15.')).toBeNull()
  expect(readSubtitles('WEBVTTX\n\nno')).toBeNull()
  expect(readSubtitles('WEBVTT\n')).toEqual([])
})
