import { describe, expect, test } from 'vitest'
import { scoreDocuments } from './lexical-rerank.ts'

const query = 'What is the maximum size of an audio upload?'
const documents = [
  'Audio formats: WAV, MP3, M4A, FLAC, OGG and WebM.',
  'A recording may weigh twenty-five megabytes and no more.',
  'An upload can be cancelled while it runs.',
  'Profile pictures: the maximum size is 2 MB.',
  'Audio upload, audio size, audio, upload: see the index.',
  'Invoices are sent on the first day of each month.',
  'The maximum size of an audio upload is 25 MB; a larger file is refused.',
  'Speech comes back as audio, in MP3 or WAV.',
]

describe('scoreDocuments', () => {
  test('ranks the documentation sample as the page tells it', () => {
    const scores = scoreDocuments(query, documents)
    const expected = [0.04, 0, 0.05, 0.23, 0.6, 0, 0.87, 0.04]
    scores.forEach((score, i) => {
      expect(Math.abs(score - (expected[i] ?? Number.NaN)), `document ${i + 1}`).toBeLessThan(0.035)
    })
    expect([scores[1], scores[5]]).toEqual([0, 0])
  })
  test('ranks the three quantum documents of the reference', () => {
    const [first = 0, second = 0, third = 0] = scoreDocuments('What is quantum computing?', [
      'Quantum computing uses qubits to process information.',
      'Classical computers use binary bits.',
      'The weather today is sunny.',
    ])
    expect(first).toBeGreaterThan(0.8)
    expect(second).toBeLessThan(0.3)
    expect(second).toBeGreaterThanOrEqual(third)
    expect(third).toBe(0)
  })
  test('stays within 0..1 and gives a perfect match nearly 1', () => {
    const [same = 0, stuffed = 0] = scoreDocuments('audio upload', [
      'Audio upload.',
      'audio upload '.repeat(500),
    ])
    expect(same).toBeGreaterThan(0.95)
    expect(same).toBeLessThanOrEqual(1)
    expect(stuffed).toBeLessThanOrEqual(1)
  })
  test('forgives a misspelling, yet prefers the right spelling', () => {
    const [right = 0, wrong = 0, other = 0] = scoreDocuments('quantum computing', [
      'quantum computing',
      'quantm computng',
      'weather',
    ])
    expect(right).toBeGreaterThan(wrong)
    expect(wrong).toBeGreaterThan(0.1)
    expect(other).toBe(0)
  })
  test('words that stand together count for more than words far apart', () => {
    const gap = 'plain grey stones lie between them '.repeat(2)
    const [near = 0, far = 0] = scoreDocuments('audio upload', [`audio upload ${gap}`, `audio ${gap} upload`])
    expect(near).toBeGreaterThan(far)
  })
  test('a query of function words alone is still looked up', () => {
    expect(scoreDocuments('to be or not to be', ['not to be', 'bees'])[0]).toBeGreaterThan(0)
  })
  test('nothing to look for, or nowhere to look, scores nothing', () => {
    expect(scoreDocuments('?!', ['a', 'b'])).toEqual([0, 0])
    expect(scoreDocuments('audio', ['', '…'])).toEqual([0, 0])
    expect(scoreDocuments('audio', [])).toEqual([])
  })
  test('scores 10,000 documents', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, i) => `${documents[i % 8]} row ${i} key${(i * 7919) % 10_007}`,
    )
    expect(scoreDocuments(query, many)).toHaveLength(10_000)
  })
})
