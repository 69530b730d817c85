import { expect, test } from 'vitest'
import { movedDraft } from './drafts.ts'

test('what was typed goes with the reader, below what is there, and stands in one place', () => {
  expect(movedDraft({ a: 'mine', b: 'there', c: 'else' }, 'a', 'b')).toEqual({ b: 'there\nmine', c: 'else' })
  expect(movedDraft({ a: 'mine' }, 'a', 'b')).toEqual({ b: 'mine' })
  expect(movedDraft({ a: ' ', b: 'there' }, 'a', 'b')).toEqual({ b: 'there' })
  expect(movedDraft({ b: 'there' }, 'a', 'b')).toEqual({ b: 'there' })
  expect(movedDraft({ a: 'mine' }, 'a', 'a')).toEqual({ a: 'mine' })
})
