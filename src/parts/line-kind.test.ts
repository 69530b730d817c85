import { describe, expect, test } from 'vitest'
import { linesOfText, splitLines, textOfLines } from './line-kind.ts'

type Line = { text: string; label: number }

const kind = {
  textOf: ({ text }: Line) => text,
  withText: (line: Line | null, text: string): Line => ({ label: 0, ...line, text }),
}
const lines: readonly Line[] = [
  { text: 'one', label: 1 },
  { text: 'two\nlines', label: 2 },
  { text: '', label: 0 },
  { text: 'four', label: 4 },
]
const whole = textOfLines(lines, kind)

describe('linesOfText', () => {
  test('text that was not changed changes no row', () => {
    expect(linesOfText(lines, whole, kind)).toEqual(lines)
  })

  test('a row keeps what it holds beside its text, and rows of several lines stay one', () => {
    expect(linesOfText(lines, whole.replace('one', 'onE'), kind)).toEqual([
      { text: 'onE', label: 1 },
      ...lines.slice(1),
    ])
    expect(linesOfText(lines, `${whole}\nfive`, kind)).toEqual([...lines, { text: 'five', label: 0 }])
    expect(linesOfText(lines, `zero\n${whole}`, kind)).toEqual([{ text: 'zero', label: 0 }, ...lines])
  })

  test('another text in place of a row has nothing of it; a text that moved takes along what it has', () => {
    expect(linesOfText(lines, 'Brot\nWein', kind)).toEqual([
      { text: 'Brot', label: 0 },
      { text: 'Wein', label: 0 },
    ])
    expect(linesOfText(lines, 'four\none', kind)).toEqual([
      { text: 'four', label: 4 },
      { text: 'one', label: 1 },
    ])
    expect(linesOfText(lines, whole.replace('one', ''), kind)[0]).toEqual({ text: '', label: 0 })
  })

  test('a row of several lines is split where it is edited', () => {
    expect(linesOfText(lines, whole.replace('two', 'TWO'), kind).map(({ text }) => text)).toEqual([
      'one',
      'TWO',
      'lines',
      '',
      'four',
    ])
  })

  test('whatever is done to the text, the rows read as it', () => {
    for (let from = 0; from <= whole.length; from += 1) {
      for (let to = from; to <= whole.length; to += 1) {
        for (const put of ['', 'x', '\n', 'a\nb']) {
          const text = whole.slice(0, from) + put + whole.slice(to)
          expect(textOfLines(linesOfText(lines, text, kind), kind)).toBe(text)
        }
      }
    }
  })

  test('nothing at all is one empty row', () => {
    expect(linesOfText(lines, '', kind)).toHaveLength(1)
    expect(linesOfText([], 'a\nb', kind)).toHaveLength(2)
  })
})

test('pasted lines are trimmed, blank ones left out', () => {
  expect(splitLines(' a \r\n\n b')).toEqual(['a', 'b'])
})
