import { expect, it } from 'vitest'
import { soundsIn, weightOf, withKeys, withSounds, withTexts } from './history-parts.ts'

const sound = new Blob(['RIFF'], { type: 'audio/wav' })
const other = new Blob(['ID3'])
const vector = new Float32Array([1, 2])
const value = {
  take: { sound, fileName: 'a.wav' },
  answers: [{ audio: sound }, { audio: other, vector }, null],
  words: '',
}

it('finds each sound once, however deep', () => {
  expect([...soundsIn(value)]).toEqual([sound, other])
  expect(soundsIn('text').size).toBe(0)
})

it('takes the sounds out and puts the same ones back', () => {
  const keys = new Map([
    [sound, 'a'],
    [other, 'b'],
  ])
  const kept = withKeys(value, keys)
  expect(soundsIn(kept).size).toBe(0)
  expect(kept).toMatchObject({ take: { sound: { $sound: 'a' } }, answers: [{}, { vector }, null] })
  const back = withSounds(
    kept,
    new Map([
      ['a', sound],
      ['b', other],
    ]),
  )
  expect(back).toEqual(value)
})

it('a sound that is gone is null, and everything else is there', () => {
  const kept = withKeys(value, new Map([[sound, 'a']]))
  expect(withSounds(kept, new Map())).toMatchObject({
    take: { sound: null, fileName: 'a.wav' },
    answers: [{ audio: null }, { audio: null }, null],
  })
})

it('leaves what only looks like a place of a sound, and odd names, as they are', () => {
  const odd = JSON.parse('{"$sound": 1, "more": {"$sound": "a", "b": 1}, "__proto__": {"c": 2}}')
  expect(withSounds(odd, new Map([['a', sound]]))).toEqual(odd)
})

it('changes every text, however deep, and nothing else', () => {
  const loud = (text: string) => text.toUpperCase()
  expect(withTexts({ a: ['b', 1, { c: 'd' }], sound, e: null }, loud)).toEqual({
    a: ['B', 1, { c: 'D' }],
    sound,
    e: null,
  })
})

it('weighs a value by what it holds', () => {
  expect(weightOf('four')).toBe(8)
  expect(weightOf([1, null, vector, sound])).toBe(8 + 8 + 8 + 4)
  expect(weightOf({ ab: 'c' })).toBe(6)
})
