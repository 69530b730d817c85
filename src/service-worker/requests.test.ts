import { describe, expect, it } from 'vitest'
import { API_PATTERNS, handledAs } from './requests.ts'

const ORIGIN = 'https://console.example'
const FILES = { '/': 'sha256-a', '/theme.js': 'sha256-b', '/assets/app-1234.js': '' }

function ask(path: string, { method = 'GET', mode = 'cors' as RequestMode, range = false } = {}) {
  const headers = new Headers(range ? { range: 'bytes=0-' } : {})
  return handledAs({ method, url: new URL(path, ORIGIN).href, mode, headers }, ORIGIN, FILES)
}

describe('handledAs', () => {
  it('answers screens and the files of a build', () => {
    for (const path of ['/', '/chat', '/check?depth=quick', '/no-such-page']) {
      expect(ask(path, { mode: 'navigate' })).toBe('screen')
    }
    for (const path of ['/theme.js', '/assets/app-1234.js', '/assets/of-an-older-build.js']) {
      expect(ask(path)).toBe('file')
    }
  })

  it('touches nothing of the API, not even when somebody goes there', () => {
    const isRouted = (path: string) =>
      API_PATTERNS.some((pattern) => new URLPattern(pattern, ORIGIN).test(path, ORIGIN))
    for (const path of ['/v1/models', '/v1', '/up/taas/v1/chat', '/health', '/gateway/session']) {
      expect(ask(path)).toBeNull()
      expect(ask(path, { mode: 'navigate' })).toBeNull()
      expect(isRouted(path)).toBe(true)
    }
    for (const path of ['/', '/check', '/v1x', '/upload', '/healthy', '/theme.js', '/assets/v1.js']) {
      expect(isRouted(path)).toBe(false)
      expect(ask(path, { mode: 'navigate' })).toBe('screen')
    }
  })

  it('leaves the rest to the browser', () => {
    expect(ask('/theme.js', { method: 'HEAD' })).toBeNull()
    expect(ask('/chat', { method: 'POST', mode: 'navigate' })).toBeNull()
    expect(ask('https://elsewhere.example/theme.js')).toBeNull()
    expect(ask('/assets/sound.wav', { range: true })).toBeNull()
    for (const path of ['/unknown.txt', '/sw.js', '/constructor', '/toString']) expect(ask(path)).toBeNull()
  })
})
