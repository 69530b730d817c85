import { describe, expect, test } from 'vitest'
import { readStressSettings, type StressSettings, stressPieces } from './stress-engine.ts'

function textOf(prompt: string): string {
  return [...stressPieces(readStressSettings(prompt))].join('')
}

function fences(text: string): string[] {
  return text.match(/^```.*$/gm) ?? []
}

describe('settings', () => {
  const defaults: StressSettings = {
    tokens: 400,
    rate: 80,
    firstTokenMs: 300,
    seed: 1,
    marks: false,
    block: 'mixed',
  }

  test('are read from anywhere in the prompt, the rest keeps its default', () => {
    expect(readStressSettings('hello')).toEqual(defaults)
    expect(readStressSettings('please rate=20, and\nblock=code marks=1 seed=7')).toEqual({
      ...defaults,
      rate: 20,
      block: 'code',
      marks: true,
      seed: 7,
    })
  })

  test('are moved into range, and nonsense is ignored', () => {
    expect(readStressSettings('tokens=0 rate=1000000 ttft=-5')).toMatchObject({ tokens: 1, rate: 100_000 })
    expect(readStressSettings('tokens=9999999 ttft=70000')).toMatchObject({
      tokens: 100_000,
      firstTokenMs: 60_000,
    })
    expect(readStressSettings('tokens=many seed=x block=red')).toEqual(defaults)
  })
})

describe('pieces', () => {
  test.each(['mixed', 'prose', 'code'])('are exactly as many as asked for: %s', (block) => {
    for (const tokens of [1, 2, 3, 57, 5000]) {
      expect([...stressPieces(readStressSettings(`tokens=${tokens} block=${block}`))]).toHaveLength(tokens)
    }
  })

  test('repeat for a seed and differ between seeds; a longer run begins as a shorter one', () => {
    expect(textOf('tokens=900 seed=3')).toBe(textOf('tokens=900 seed=3'))
    expect(textOf('tokens=900 seed=3')).not.toBe(textOf('tokens=900 seed=4'))
    expect(textOf('tokens=2000 seed=3').startsWith(textOf('tokens=900 seed=3'))).toBe(true)
  })

  test('never end inside an emoji or another grapheme', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
    const pieces = [...stressPieces(readStressSettings('tokens=6000'))]
    const whole = Array.from(graphemes.segment(pieces.join(''))).length
    const apart = pieces.reduce((sum, piece) => sum + Array.from(graphemes.segment(piece)).length, 0)
    expect(pieces.some((piece) => piece.includes('\u200d'))).toBe(true)
    expect(apart).toBe(whole)
  })

  test('60,000 of them are exactly so many', () => {
    for (const block of ['mixed', 'code']) {
      expect([...stressPieces(readStressSettings(`tokens=60000 block=${block}`))]).toHaveLength(60_000)
    }
  })

  test('are made as they are taken', () => {
    const endless = { ...readStressSettings(''), tokens: 1e12 }
    expect(stressPieces(endless).next().value).toMatch(/^#/)
  })
})

describe('text', () => {
  test('mixed has every kind of block', () => {
    const text = textOf('tokens=6000 seed=7')
    for (const kind of [
      /^#{1,4} /m,
      /^\* .+\n\* /m,
      /^\+ .+\n\n {2}\S/m,
      /^ {4}- /m,
      /^- \[x\] /m,
      /^\| :--- \|/m,
      /^```python$/m,
      /^```javascript$/m,
      /^```json$/m,
      /^```bash$/m,
      /^```sql$/m,
      /[\u0590-\u06ff]{4}/,
      /[\u3040-\u9fff\uac00-\ud7a3]{3}/,
      /\p{RI}\p{RI}|\u200d/u,
      /<(script|img|iframe|details|a|style)\b/,
      /\$[^$\n]+\$/,
      /^\$\$\n[^$]+\n\$\$$/m,
      /^> > /m,
      /!\[[^\]]+\]\(https:\/\/example\.com\/\d+\.png\)/,
      /\S{200}/,
      /^.{700}/m,
    ]) {
      expect(text).toMatch(kind)
    }
  })

  test('block=code opens one Python fence and closes it with the last piece', () => {
    expect(fences(textOf('tokens=3000 block=code'))).toEqual(['```python', '```'])
    expect(textOf('tokens=3000 block=code').endsWith('\n```')).toBe(true)
  })

  test('block=prose has neither fences, lists nor headings', () => {
    expect(textOf('tokens=3000 block=prose')).not.toMatch(/^([#>|`]|[-*+] |\d+\.)/m)
  })
})
