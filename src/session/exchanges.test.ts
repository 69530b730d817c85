import { expect, test } from 'vitest'
import { exchangeOf, exchangeStore, isSameRead, recordExchange } from './exchanges.ts'

const ask = (id: string, url: string, page: 'chat' | null = null) =>
  recordExchange(page, {
    type: 'request',
    id,
    atMs: 0,
    startedAt: 0,
    request: { method: 'GET', url, headers: {}, body: null },
  })
const end = (id: string) => recordExchange(null, { type: 'end', id, atMs: 5 })
const ids = () => exchangeStore.getState().list.map(({ id }) => id)

test('of what the console reads over and over the last time is kept, and what is still under way', () => {
  ask('slow', '/v1/models')
  ask('health', '/health')
  ask('second', '/v1/models')
  expect(ids()).toEqual(['second', 'health', 'slow'])
  end('slow')
  expect(exchangeOf('slow')?.endMs).toBe(5)
  end('second')
  ask('third', '/v1/models')
  expect(ids()).toEqual(['third', 'health'])
})

test('what a page asked is never the same read as another', () => {
  exchangeStore.setState({ list: [] })
  ask('asked', '/v1/chat', 'chat')
  end('asked')
  ask('again', '/v1/chat', 'chat')
  expect(ids()).toEqual(['again', 'asked'])
  const [one, other] = exchangeStore.getState().list
  expect(one && other && isSameRead(one, other)).toBe(false)
})
