import { describe, expect, it } from 'vitest'
import { isFinding, judgeAddress, judgeArrival, judgeMixed, judgeOnline } from './findings.ts'

describe('the address', () => {
  it.each([
    ['/v1', 'address-fine'],
    ['https://host/v1', 'address-fine'],
    ['https://host/api', 'address-no-version'],
  ])('%s: %s', (baseUrl, finding) => expect(judgeAddress(baseUrl).finding).toBe(finding))
})

describe('plain http', () => {
  it.each([
    ['https://console.example/', 'http://api.example/v1', 'mixed-blocked'],
    ['https://console.example/', 'http://localhost:8080/v1', 'mixed-fine'],
    ['https://console.example/', 'https://api.example/v1', 'mixed-fine'],
    ['http://localhost:4321/', 'http://192.168.1.5/v1', 'mixed-plain'],
    ['http://192.168.1.5/', 'http://192.168.1.5/v1', 'mixed-fine'],
  ])('from %s to %s: %s', (page, url, finding) => expect(judgeMixed(page, url).finding).toBe(finding))
})

it('a device without a network reaches itself alone', () => {
  expect(judgeOnline(true, 'https://api.example/v1').finding).toBe('online-fine')
  expect(judgeOnline(false, 'https://api.example/v1').finding).toBe('online-not')
  expect(judgeOnline(false, 'http://127.0.0.1:4321/v1').finding).toBe('online-local')
})

describe('the arrival of a stream', () => {
  it.each([
    ['spread over its making', [300, 400, 500, 600], 60, 'stream-spread'],
    ['in one read after a wait', [900], 60, 'stream-burst'],
    ['in a few reads that followed at once', [900, 901, 903], 60, 'stream-burst'],
    ['at once and whole', [40, 41], 60, 'stream-quick'],
    ['short', [900], 3, 'stream-quick'],
    ['not at all', [], 0, 'stream-quick'],
  ])('%s', (_, readsMs, events, finding) => {
    expect(judgeArrival({ readsMs, events }).finding).toBe(finding)
  })
})

it.each(['constructor', 'toString', 'elsewhere'])('%s is no finding', (text) => {
  expect(isFinding(text)).toBe(false)
})
