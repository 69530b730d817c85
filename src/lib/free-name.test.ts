import { expect, it } from 'vitest'
import { freeName } from './free-name.ts'

it.each([
  ['host', [], 'host'],
  ['host', ['other'], 'host'],
  ['host', ['host'], 'host 2'],
  ['host', ['host', 'host 2', 'host 4'], 'host 3'],
  ['host 2', ['host 2'], 'host 2 2'],
])('freeName(%j, %j) is %j', (wanted, taken, expected) => {
  expect(freeName(wanted, taken)).toBe(expected)
})
