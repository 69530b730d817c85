import { expect, it } from 'vitest'
import { germanWords } from './german.ts'

// The English words as they stand in their files: in the console they are one table only in passing.
const files = import.meta.glob<Record<string, Record<string, string>>>('./en/*.ts', { eager: true })
const english = new Map(
  Object.values(files).flatMap((file) => Object.values(file).flatMap((words) => Object.entries(words))),
)
const german = new Map<string, string>(Object.entries(germanWords))

// What a German reads as it is: names, what the field calls things, and words that are German too.
const THE_SAME = new Set([
  ...['TaaS Console', 'English', 'Deutsch', 'curl', 'Python (requests)', 'Python (openai)'],
  ...['JavaScript (fetch)', 'JavaScript (openai)', 'JSON', 'PCA', 'UMAP', 'p50', 'p95', 'min'],
  ...['Chat', 'Embeddings', 'Rerank', 'Wire', 'Code', 'Code, {language}', 'Top n', 'Top p', 'Temperature'],
  ...['Score', 'Token', 'Token {token}, {keeping}', 'Server', 'Streaming', 'Frames', 'Passphrase', 'Median'],
  ...['System', 'Diagnose', 'Matrix', 'Text', 'Text {number}', 'Name', 'Format', 'Status {status}'],
  ...['Pause', 'mono', 'stereo', '{khz} kHz'],
])

// Prompts are data that a model reads.
const isPrompt = (key: string) => /^sample\.(race-prompt|(docs|stress|break|trained)-\d)$/.test(key)
const isOnlyFigures = (words: string) => !/\p{L}{3}/u.test(words.replace(/\{\w+\}/g, ''))
const placesOf = (words = '') => [...words.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

it('has German for every English key, and for no other', () => {
  expect(english.size).toBeGreaterThan(1_000)
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
})

it('puts the same values into both', () => {
  const unlike = [...english].filter(
    ([key, words]) => `${placesOf(words)}` !== `${placesOf(german.get(key))}`,
  )
  expect(unlike).toEqual([])
})

it('leaves nothing in English but what is meant to be', () => {
  const left = [...english].filter(
    ([key, words]) =>
      words === german.get(key) && !isPrompt(key) && !isOnlyFigures(words) && !THE_SAME.has(words),
  )
  expect(left).toEqual([])
})

it('keeps to the tone of the house: no exclamation marks, German quotation marks, nobody is addressed', () => {
  const odd = [...german].filter(
    ([key, words]) =>
      !isPrompt(key) && /[!"”‘]|\b([Dd]u|[Dd]ein\w*|Ihnen|Ihre?[nmrs]?)\b/.test(words.replace('"seed"', '')),
  )
  expect(odd).toEqual([])
})

it('asks a model the same in every language', () => {
  expect([...german].filter(([key, words]) => isPrompt(key) && words !== english.get(key))).toEqual([])
})
