import { expect, test } from 'vitest'
import { readAll } from './data-file.ts'

const entry = {
  id: 'a',
  page: 'rerank',
  at: 5,
  model: 'sandbox-lexical',
  words: 'scan',
  outcome: 'done',
  status: null,
  totalMs: 12,
  state: { query: 'scan' },
  name: 'kept',
  request: null,
  hasAnswer: false,
  sounds: [],
  bytes: 0,
}
const conversation = {
  id: 'c',
  title: 'Hello',
  isNamed: false,
  createdAt: 1,
  updatedAt: 2,
  leaves: ['m'],
  parameters: null,
  deletedAt: null,
}
const message = { id: 'm', conversation: 'c', parent: null, at: 1, isRemoved: false, said: {} }
const records = {
  history: [entry],
  answers: [],
  sounds: [],
  conversations: [conversation],
  messages: [message],
}
const connection = { id: 'x', name: 'Lab', baseUrl: 'https://lab.example/v1', upstream: null }
const connections = [{ ...connection, healthUrl: 'https://lab.example/health' }]
const version2 = {
  format: 'taas-console',
  version: 2,
  ...records,
  preferences: { theme: 'dark' },
  connections,
}

const read = (value: unknown) => readAll(new File([JSON.stringify(value)], 'taas-console.json'))

test('a file of version 2 is read with its preferences and connections', async () => {
  expect(await read(version2)).toMatchObject({ ...records, preferences: { theme: 'dark' }, connections })
})

test('a file of version 1 is brought up to date: it has no preferences and no connections', async () => {
  const { preferences: _, connections: __, ...version1 } = { ...version2, version: 1 }
  expect(await read(version1)).toMatchObject({ ...records, preferences: null, connections: [] })
})

test.each([
  ['a later version', { ...version2, version: 3 }, 'newer'],
  ['no connections', { ...version2, connections: undefined }, 'newer'],
  ['a moment that is none', { ...version2, history: [{ ...entry, at: 'today' }] }, 'newer'],
  ['another format', { ...version2, format: 'other' }, 'other'],
])('%s is refused as a whole', async (_, file, problem) => {
  expect(await read(file)).toBe(problem)
})

test.each([
  'javascript:alert(1)',
  'https://name:secret@lab.example/v1',
  '//lab.example/v1',
  '/\\lab.example/v1',
  'lab.example/v1',
  'ftp://lab.example',
])('a connection to %s is refused', async (baseUrl) => {
  expect(await read({ ...version2, connections: [{ ...connections[0], baseUrl }] })).toBe('newer')
})

test('a route of the gateway is an address', async () => {
  const [first] = connections
  const route = { ...first, baseUrl: '/up/lab/v1', healthUrl: '/up/lab/health' }
  expect(await read({ ...version2, connections: [route] })).toMatchObject({ connections: [route] })
})
