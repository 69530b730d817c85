import './en/frame.ts'
import './en/rerank.ts'
import { afterEach, expect, it } from 'vitest'
import { perLanguage, speak, spoken } from './language.ts'
import { namesOfLanguages } from './names-of-languages.ts'
import { sayBytes, sayCosine, sayCount, sayFixed, sayMs, saySignificant, sayTime } from './numbers.ts'
import { say } from './say.ts'

afterEach(() => speak('en'))

it('says words, numbers and times in the language that is spoken', async () => {
  const at = new Date(2020, 2, 3, 9, 45).getTime()
  const all = () => [
    say('rerank.figure', { count: sayCount(12_345) }),
    say('rerank.figure', { count: 1 }),
    say('chip.up', { ms: 1.5 }),
    sayMs(180),
    sayMs(1_900),
    sayBytes(1_500_000),
    saySignificant(0.62345, 3),
    sayCosine(-0.125),
    sayCosine(-0.001),
    sayFixed(1234.5, 1),
    sayTime(at),
    namesOfLanguages().of('fr'),
  ]
  expect(all()).toEqual([
    ...['12,345 documents', '1 document', 'up 1.5 ms', '0.18', '1.9', '1.4 MB', '0.623', '−0.13', '0.00'],
    ...['1234.5', '3 Mar, 09:45', 'French'],
  ])
  await speak('de')
  expect(all()).toEqual([
    ...['12.345 Dokumente', '1 Dokument', 'läuft 1,5 ms', '0,18', '1,9', '1,4 MB', '0,623', '−0,13', '0,00'],
    ...['1234,5', '3. März, 09:45', 'Französisch'],
  ])
})

it('speaks the language that was wanted last, whichever words come first', async () => {
  await Promise.all([speak('de'), speak('en')])
  expect(spoken.getState()).toMatchObject({ language: 'en', isMissing: false })
  await Promise.all([speak('en'), speak('de')])
  expect(spoken.getState().language).toBe('de')
})

it('makes a thing once for each language', async () => {
  const thing = perLanguage((language) => ({ language }))
  const first = thing()
  await speak('de')
  expect(thing()).toEqual({ language: 'de' })
  await speak('en')
  expect(thing()).toBe(first)
})
