import { expect, it } from 'vitest'
import type { Transcript } from '@/api/transcription.ts'
import { joinTranscripts } from './join-transcripts.ts'

const heard = (text: string, more: Partial<Transcript> = {}): Transcript => ({
  ...{ text, segments: [], words: [], source: null },
  ...more,
})
const texts = (...parts: string[]) =>
  joinTranscripts(
    parts.map((text, index) => ({
      transcript: heard(text),
      startSeconds: index * 100,
      overlapSeconds: index === 0 ? 0 : 1,
    })),
  ).text

it('joins texts with a space and leaves each letter for letter', () => {
  expect(texts('Once upon a time', 'there was a ship.')).toBe('Once upon a time there was a ship.')
  expect(texts(' one.\n', '', ' two. ')).toBe('one. two.')
  expect(texts('')).toBe('')
})

it('has the words of an overlap once, whatever their case and punctuation', () => {
  expect(texts('and then we sail', 'We sail, to the north.')).toBe('and then we sail to the north.')
  expect(texts('it was very,', 'very good')).toBe('it was very, good')
  expect(texts('a b c', 'A B C')).toBe('a b c')
})

it('takes the longest run, and only one that is at both edges', () => {
  expect(texts('so on and on', 'on and on it goes')).toBe('so on and on it goes')
  expect(texts('the red ship', 'a red ship')).toBe('the red ship a red ship')
})

it('leaves what is truly said twice, longer than the overlap', () => {
  const said = 'one two three four five six.'
  expect(texts(said, said)).toBe(`${said} ${said}`)
})

it('reads other scripts and apostrophes as words', () => {
  expect(texts('wir gehen über die Straße', 'die Straße, und weiter')).toBe(
    'wir gehen über die Straße und weiter',
  )
  expect(texts('don’t', "don't go")).toBe("don’t don't go")
})

it('drops by its time what an overlap cut in the middle, also from the text', () => {
  const word = (text: string, startSeconds: number) => ({
    text,
    startSeconds,
    endSeconds: startSeconds + 0.4,
  })
  const whole = {
    transcript: heard('a long', { words: [word('a', 8), word('long', 9)] }),
    startSeconds: 0,
    overlapSeconds: 0,
  }
  const rest = {
    transcript: heard('G FILE.', {
      words: [word('G', 0.2), word('FILE.', 2)],
      segments: [{ text: 'G FILE.', startSeconds: 0.2, endSeconds: 2.4 }],
    }),
    startSeconds: 8.9,
    overlapSeconds: 1,
  }
  const joined = joinTranscripts([whole, rest])
  expect(joined.text).toBe('a long FILE.')
  expect(joined.segments.map(({ text }) => text)).toEqual(['FILE.'])
})

it('moves times to the whole sound, and drops what the part before has heard', () => {
  const word = (text: string, startSeconds: number) => ({
    text,
    startSeconds,
    endSeconds: startSeconds + 0.4,
  })
  const first = heard('we sail', {
    words: [word('we', 8.5), word('sail', 9.2)],
    segments: [{ text: ' we sail', startSeconds: 8.5, endSeconds: 9.6 }],
  })
  const second = heard('sail north', {
    words: [word('sail', 0.1), word('north', 1.5)],
    segments: [{ text: ' sail north', startSeconds: 0.1, endSeconds: 2 }],
  })
  const joined = joinTranscripts([
    { transcript: first, startSeconds: 0, overlapSeconds: 0 },
    { transcript: second, startSeconds: 9, overlapSeconds: 1 },
  ])
  expect(joined.text).toBe('we sail north')
  expect(joined.words.map(({ text, startSeconds }) => [text, startSeconds])).toEqual([
    ['we', 8.5],
    ['sail', 9.2],
    ['north', 10.5],
  ])
  expect(joined.segments.map(({ text, endSeconds }) => [text, endSeconds])).toEqual([
    [' we sail', 9.6],
    ['north', 11],
  ])
})

it('leaves measurements out beside words, and gives them their places where there is nothing else', () => {
  const report = heard('There is silence.', { source: 'measured' })
  const words = heard('SOS', { source: 'decoded from the sound' })
  const at = (transcript: Transcript, startSeconds: number) => ({
    transcript,
    startSeconds,
    overlapSeconds: 1,
  })
  expect(joinTranscripts([at(report, 0), at(words, 89)])).toMatchObject(words)
  expect(joinTranscripts([at(report, 0), at(report, 89)])).toMatchObject({
    text: '[0:01] There is silence.\n[1:30] There is silence.',
    source: 'measured',
  })
})

it('keeps the measurement of a single part, with its place where it is not the whole', () => {
  const transcript = heard('There is silence.', { source: 'measured' })
  expect(joinTranscripts([{ transcript, startSeconds: 0, overlapSeconds: 0 }])).toMatchObject(transcript)
  expect(joinTranscripts([{ transcript, startSeconds: 61, overlapSeconds: 0 }])).toMatchObject({
    text: '[1:01] There is silence.',
    source: 'measured',
  })
})
