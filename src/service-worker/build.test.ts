import { expect, it } from 'vitest'
import { cacheOf, oldCaches, versionOf } from './build.ts'

it('a build of which a page is open is kept, and so is what is not ours', () => {
  const names = [...['old', 'open', 'now'].map(cacheOf), 'of-another-program']
  const locks = ['taas.build open', 'taas.tab 1', undefined]
  expect(oldCaches(names, 'now', locks)).toEqual([cacheOf('old')])
  expect(oldCaches(names, 'now', [])).toEqual([cacheOf('old'), cacheOf('open')])
})

it('tells whose document it is', () => {
  expect(versionOf('<head><meta name="taas-build" content="0a1b" /></head>')).toBe('0a1b')
  expect(versionOf('<!doctype html><title>Sign in</title>')).toBeNull()
})
