import { expect, test } from 'vitest'
import { createTextMask } from './mask-text.ts'

const TOKEN = 'sk-live-0123456789abcdef'

function through(pieces: readonly string[]): string {
  const mask = createTextMask(TOKEN)
  if (mask === null) throw new Error('There is a token to mask.')
  return pieces.map((piece) => mask.mask(piece)).join('') + mask.rest()
}

test('a token is masked wherever the text is cut, twice, too, and nothing else is', () => {
  const text = `before sk-sk-li ${TOKEN}, ${TOKEN} after s`
  const masked = 'before sk-sk-li ••••cdef, ••••cdef after s'
  for (let cut = 0; cut <= text.length; cut += 1) {
    expect(through([text.slice(0, cut), text.slice(cut)])).toBe(masked)
  }
  expect(through([...text])).toBe(masked)
})

test('what only began like a token comes out in the end', () => {
  expect(through(['it ends sk-live-01234', ''])).toBe('it ends sk-live-01234')
})

test('a placeholder is no secret', () => {
  expect(createTextMask('ollama')).toBeNull()
  expect(createTextMask(null)).toBeNull()
})
