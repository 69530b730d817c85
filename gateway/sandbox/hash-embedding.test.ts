import { describe, expect, test } from 'vitest'
import { embedText } from './hash-embedding.ts'

const inbox = [
  'Where can I download the invoice for March?',
  'The server does not start after the reboot.',
  'I need to reset my password.',
  'Wo finde ich die Rechnung vom März?',
  'My March invoice shows the wrong amount.',
  'After a reboot my server will not start.',
  'The password reset link has expired.',
  'Our machine never comes back online.',
  'Please send the March invoice again.',
  'Why does the server need a reboot to start?',
  'Reset the password for my account.',
  'The server starts fine after the reboot.',
]
const blocks = [
  [1, 5, 9],
  [2, 6, 10, 12],
  [3, 7, 11],
]

function cosine(a: Float32Array, b: Float32Array) {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}

function likeness(a: string, b: string, dimensions = 768) {
  return cosine(embedText(a, dimensions), embedText(b, dimensions))
}

function pairsOf(
  texts: readonly string[],
  isTogether: (a: number, b: number) => boolean,
  dimensions: number,
) {
  const within: number[] = []
  const across: number[] = []
  texts.forEach((a, row) => {
    texts.slice(row + 1).forEach((b, offset) => {
      const list = isTogether(row, row + 1 + offset) ? within : across
      list.push(likeness(a, b, dimensions))
    })
  })
  return { within, across }
}

describe('the support inbox', () => {
  const isTogether = (a: number, b: number) =>
    blocks.some((block) => block.includes(a + 1) && block.includes(b + 1))
  const row = (number: number) => inbox[number - 1] ?? ''

  test.each([768, 256, 64])('every pair of one subject is above every other pair at %i', (dimensions) => {
    const { within, across } = pairsOf(inbox, isTogether, dimensions)
    expect(Math.min(...within)).toBeGreaterThan(Math.max(...across))
  })
  test('the blocks stand out and the rest is near nothing at 768', () => {
    const { within, across } = pairsOf(inbox, isTogether, 768)
    expect(Math.min(...within)).toBeGreaterThan(0.42)
    expect(Math.max(...across.map(Math.abs))).toBeLessThan(0.15)
  })
  test('the opposite statement scores high, the paraphrase and the translation near zero', () => {
    expect(likeness(row(2), row(12))).toBeCloseTo(0.77, 1)
    expect(Math.abs(likeness(row(8), row(2)))).toBeLessThan(0.12)
    expect(Math.abs(likeness(row(4), row(1)))).toBeLessThan(0.12)
  })
})

test('near-duplicates group together', () => {
  const names = [
    ...['Brückner Logistics GmbH', 'Bruckner Logistic GmbH', 'Brückner Logistik'],
    ...['Harbour View Hotel', 'Harbor View Hotels', 'Hotel Harbour View Ltd'],
    ...['Northwind Bakery', 'North Wind Bakeries', 'Nortwind Bakery'],
    ...['Solaris Energy SA', 'Solarys Energie SA', 'Energy Solaris'],
  ]
  const { within, across } = pairsOf(names, (a, b) => Math.floor(a / 3) === Math.floor(b / 3), 768)
  expect(Math.min(...within)).toBeGreaterThan(0.3)
  expect(Math.max(...across)).toBeLessThan(0.15)
})

describe('embedText', () => {
  test('has length 1 and the asked dimensions, also without words', () => {
    for (const text of ['', ' ', '…!?', '🎉', 'a', 'word '.repeat(2000)]) {
      const vector = embedText(text, 100)
      expect(vector).toHaveLength(100)
      expect(cosine(vector, vector)).toBeCloseTo(1, 5)
    }
  })
  test('texts of different punctuation differ, the same punctuation does not', () => {
    expect(likeness('!!!', ' !!! ')).toBeCloseTo(1, 5)
    expect(likeness('!!!', '???')).toBeLessThan(0.5)
  })
  test('the order of words matters a little, their case not at all', () => {
    const shuffled = likeness('fresh red apples grow slowly here', 'slowly apples here grow fresh red')
    expect(shuffled).toBeGreaterThan(0.68)
    expect(shuffled).toBeLessThan(0.99)
    expect(likeness('Fresh Apples', 'fresh apples')).toBeCloseTo(1, 5)
  })
  test('knows no meaning: synonyms are unrelated', () => {
    expect(Math.abs(likeness('car', 'automobile'))).toBeLessThan(0.12)
  })
  test('is the same on every platform', () => {
    const loudest = [...embedText('invoice', 64).entries()].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    expect(loudest.slice(0, 3).map(([index, value]) => [index, Number(value.toFixed(4))])).toEqual([
      [49, -0.4442],
      [63, 0.2961],
      [3, -0.2665],
    ])
  })
  test.each([63, 1025, 100.5, Number.NaN])('refuses %d dimensions', (dimensions) => {
    expect(() => embedText('a', dimensions)).toThrow(RangeError)
  })
  test('embeds 1,000 short texts, each to length 1', () => {
    for (let i = 0; i < 1000; i++) {
      const vector = embedText(`${inbox[i % inbox.length]} ${i}`, 768)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    }
  })
})
