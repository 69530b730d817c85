import { describe, expect, it } from 'vitest'
import { healthUrlOf, isPlainHttpElsewhere, lacksVersion, namesUser, readBaseUrl } from './base-url.ts'

describe('readBaseUrl', () => {
  it.each([
    ['https://taas.cloudsigma.com/v1', 'https://taas.cloudsigma.com/v1'],
    [' https://host/v1/ ', 'https://host/v1'],
    ['https://host/v1///', 'https://host/v1'],
    ['host', 'https://host'],
    ['localhost:8080/v1', 'https://localhost:8080/v1'],
    ['HTTP://HOST:80/V1', 'http://host/V1'],
    ['http://[::1]:4321/v1', 'http://[::1]:4321/v1'],
    ['https://host/v1?key=a#b', 'https://host/v1'],
    ['https://host/a/../v1', 'https://host/v1'],
    ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1'],
  ])('reads %j as %j', (typed, expected) => {
    expect(readBaseUrl(typed)).toBe(expected)
  })

  it.each([
    '',
    '   ',
    'ftp://host',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@host/v1',
    'https://user@host',
    'https://',
    'http://a b',
    'not a url',
    'https://not%20a%20url',
    'https://host/a path/v1',
    'https://host:99999',
  ])('refuses %j', (typed) => {
    expect(readBaseUrl(typed)).toBeNull()
  })
})

it.each([
  ['http://u:p@host', true],
  ['u@host/v1', true],
  ['https://host/v1', false],
  ['ftp://u:p@host', false],
  ['u@not a host', false],
])('namesUser(%j) is %s', (typed, expected) => {
  expect(namesUser(typed)).toBe(expected)
})

it.each([
  ['https://host/v1', 'https://host/health'],
  ['https://host', 'https://host/health'],
  ['https://host/api/v2', 'https://host/api/health'],
  ['https://host/v1/api', 'https://host/v1/api/health'],
  ['/v1', '/health'],
  ['/up/taas/v1', '/up/taas/health'],
])('healthUrlOf(%j) is %j', (baseUrl, expected) => {
  expect(healthUrlOf(baseUrl)).toBe(expected)
})

it.each([
  ['https://host', true],
  ['https://host/api', true],
  ['https://host/v1beta', true],
  ['https://host/v1', false],
  ['https://host/v2/', false],
  ['https://host/v1/api', false],
  ['', false],
  ['ftp://host', false],
])('lacksVersion(%j) is %s', (typed, expected) => {
  expect(lacksVersion(typed)).toBe(expected)
})

it.each([
  ['http://localhost:4321/v1', false],
  ['http://127.0.0.1/v1', false],
  ['http://127.9.9.9/v1', false],
  ['http://[::1]:1/v1', false],
  ['https://host/v1', false],
  ['/v1', false],
  ['http://host/v1', true],
  ['http://192.168.0.2/v1', true],
  ['http://127.0.0.1.evil.example/v1', true],
  ['http://localhost.evil.example', true],
  ['http://0.0.0.0', true],
])('isPlainHttpElsewhere(%j) is %s', (baseUrl, expected) => {
  expect(isPlainHttpElsewhere(baseUrl)).toBe(expected)
})
