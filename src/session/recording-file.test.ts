import { expect, test } from 'vitest'
import { readRecording } from './recording-file.ts'

const entry = {
  id: 'a',
  page: 'speech',
  at: 5,
  model: 'sandbox-morse',
  words: 'SOS',
  outcome: 'done',
  status: null,
  totalMs: 12,
  state: { text: 'SOS', voice: '', format: 'wav', speed: null },
  name: null,
  request: null,
  hasAnswer: true,
  sounds: ['k'],
  bytes: 3,
}
const whole = {
  format: 'taas-recording',
  version: 1,
  madeAt: 7,
  entries: [entry, { ...entry, id: 'b', at: 9, words: 'CQ', page: 'embeddings' }],
  answers: [
    { id: 'a', bytes: 3, madeBy: 'sandbox', answer: { audio: { $sound: 'k' }, format: 'wav' } },
    { id: 'b', bytes: 3, madeBy: 'sandbox', answer: { vectors: [{ $float32: 'AACAPwAAAEA=' }] } },
  ],
  sounds: [{ key: 'k', type: 'audio/wav', base64: 'AQID' }],
}

const read = (value: unknown, text = JSON.stringify(value)) =>
  readRecording(new File([text], 'file.json', { type: 'application/json' }))

test('a file is read whole, the newest entry first, with its sounds and numbers in place', async () => {
  const recording = await read(whole)
  if ('kind' in recording) throw new Error(JSON.stringify(recording))
  const [embeddings, speech] = recording.entries
  expect(recording).toMatchObject({ madeAt: 7, sounds: 1 })
  expect(embeddings?.opened.kept).toMatchObject({
    origin: 'file',
    at: 9,
    answer: { vectors: [new Float32Array([1, 2])] },
  })
  const { audio } = Object(speech?.opened.kept?.answer)
  expect(audio).toBeInstanceOf(Blob)
  expect(Array.from(new Uint8Array(await audio.arrayBuffer()))).toEqual([1, 2, 3])
})

test('what looks like a token is masked on the way in', async () => {
  const recording = await read({ ...whole, entries: [{ ...entry, words: 'taas_0123456789abcdef0123' }] })
  if ('kind' in recording) throw new Error(JSON.stringify(recording))
  expect(recording.entries[0]?.record.words).toBe('taas_••••0123')
})

test('a file that cannot be played names the field and its limit', async () => {
  expect(await read(null, '{')).toEqual({ kind: 'not-json' })
  expect(await read({ format: 'taas-console', version: 1 })).toEqual({ kind: 'other' })
  expect(await read({ ...whole, version: 2 })).toEqual({ kind: 'newer', version: 2 })
  expect(await read({ ...whole, entries: [{ ...entry, totalMs: 'long' }] })).toEqual({
    kind: 'unfit',
    field: 'entries.0.totalMs',
    most: null,
  })
  expect(await read({ ...whole, entries: [{ ...entry, at: 1e300 }] })).toEqual({
    kind: 'unfit',
    field: 'entries.0.at',
    most: null,
  })
  expect(await read({ ...whole, madeAt: -8.64e15 - 2 })).toEqual({
    kind: 'unfit',
    field: 'madeAt',
    most: null,
  })
  expect(await read({ ...whole, entries: Array.from({ length: 201 }, () => entry) })).toEqual({
    kind: 'unfit',
    field: 'entries',
    most: 200,
  })
  const floats = { ...whole.answers[1], answer: { vectors: [{ $float32: 'AAA=' }] } }
  expect(await read({ ...whole, answers: [floats] })).toEqual({
    kind: 'unfit',
    field: '$float32',
    most: null,
  })
  expect(await read({ ...whole, sounds: [{ key: 'k', type: '', base64: '%' }] })).toEqual({
    kind: 'unfit',
    field: 'sounds',
    most: null,
  })
})
