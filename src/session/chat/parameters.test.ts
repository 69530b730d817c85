import { expect, test } from 'vitest'
import { NO_PARAMETERS, readExtra } from './parameters.ts'

const read = (extra: string, set = {}) => readExtra({ ...NO_PARAMETERS, ...set, extra })

test('an object is fields of the request; nothing is none', () => {
  expect(read('{"seed": 7, "stop": ["x"]}').fields).toEqual({ seed: 7, stop: ['x'] })
  expect(read('  ').fields).toEqual({})
})

test('what is no JSON is told by its line', () => {
  expect(read('{\n  "seed": 7,\n  oops\n}').problem).toEqual({ kind: 'not-json', line: 3 })
  expect(read('{\n  "seed": 7').problem).toEqual({ kind: 'not-json', line: 2 })
})

test('only an object will do', () => {
  for (const extra of ['[1]', '7', '"seed"', 'null']) expect(read(extra).problem?.kind).toBe('not-object')
})

test('a field with a place of its own is refused there', () => {
  expect(read('{\n"model": "x"\n}').problem).toEqual({ kind: 'own-field', field: 'model', line: 2 })
})

test('a parameter is set in one place only', () => {
  expect(read('{"temperature": 1}').fields).toEqual({ temperature: 1 })
  expect(read('{"temperature": 1}', { temperature: 0 }).problem).toEqual({
    kind: 'set-twice',
    field: 'temperature',
    line: 1,
  })
})
