import { describe, expect, it } from 'vitest'
import { readComplaint } from './error-body.ts'
import { ApiError, describeError } from './errors.ts'

const said = (words: string) => ({ words, fields: [] })

describe('readComplaint', () => {
  it.each<[string, unknown]>([
    ['{detail: text}', { detail: 'No' }],
    ['{error: text}', { error: 'No' }],
    ['{error: {message}}', { error: { message: 'No', type: 'x', param: 'model', code: 'y' } }],
    ['{error: {message}} with a number for a code', { error: { message: 'No', code: 401 } }],
    ['{error, error_type} of text-embeddings-inference', { error: 'No', error_type: 'Validation' }],
    ['{message}', { message: 'No', code: 5 }],
    ['{detail: {message}}', { detail: { message: 'No' } }],
    ['an empty detail beside an error', { detail: '', error: 'No' }],
    ['a null error beside a message', { error: null, message: 'No' }],
  ])('reads %s', (_, value) => {
    expect(readComplaint(value)).toEqual(said('No'))
  })

  it('reads a list of fields, at any depth', () => {
    const detail = [
      { loc: ['body', 'model'], msg: 'Field required', type: 'missing' },
      { loc: ['body', 'messages', 0, 'content'], msg: 'Not text' },
      { loc: ['header', 'content-type'], message: 'Not JSON' },
      { msg: 'Somewhere' },
      'As text',
      null,
      7,
    ]
    expect(readComplaint({ detail })).toEqual({
      words:
        'model: Field required\nmessages.0.content: Not text\nheader.content-type: Not JSON\nSomewhere\nAs text',
      fields: [
        { field: 'model', message: 'Field required' },
        { field: 'messages.0.content', message: 'Not text' },
        { field: 'header.content-type', message: 'Not JSON' },
        { field: '', message: 'Somewhere' },
        { field: '', message: 'As text' },
      ],
    })
  })

  it('keeps every field of many, and says how many words it left out', () => {
    const detail = Array.from({ length: 200 }, (_, index) => ({ loc: ['body', 'input', index], msg: 'Bad' }))
    const complaint = readComplaint({ detail })
    expect(complaint?.fields).toHaveLength(200)
    expect(complaint?.words.split('\n')).toHaveLength(21)
    expect(complaint?.words).toMatch(/… and 180 more$/)
  })

  it('shortens a long one', () => {
    expect(readComplaint({ detail: 'x'.repeat(5_000_000) })?.words).toBe(`${'x'.repeat(2000)}…`)
  })

  it.each([
    null,
    5,
    'No',
    [],
    {},
    { detail: null },
    { detail: [] },
    { detail: [{}, null].slice(1) },
    { error: null },
    { error: '' },
    { error: { message: '' } },
    { error: { message: null } },
    { error: 5 },
    { choices: [{ message: { content: 'detail' } }] },
    { data: [] },
  ])('finds none in %j', (value) => {
    expect(readComplaint(value)).toBeNull()
  })
})

describe('describeError', () => {
  it('gives keys and the values that their sentences want', () => {
    const error = new ApiError('unreachable', {
      code: 'timed-out',
      url: 'http://a.b:8080/v1/models',
      seconds: 30,
    })
    expect(describeError(error)).toEqual({
      title: { key: 'error.timed-out', values: expect.objectContaining({ host: 'a.b:8080', seconds: 30 }) },
      hint: { key: 'hint.timed-out', values: expect.objectContaining({ url: 'http://a.b:8080/v1/models' }) },
    })
  })

  it('bears an address that is none', () => {
    const { title } = describeError(new ApiError('unreadable', { code: 'empty', url: '/v1/models' }))
    expect(title.values.host).toBe('/v1/models')
  })

  it('says nothing of what was sent in its own message', () => {
    expect(new ApiError('refused', { code: 'refused-401', url: 'u', words: 'w' }).message).toBe(
      'refused: refused-401',
    )
  })
})
