import { describe, expect, test } from 'vitest'
import { columnsOf, groupsOf, likelyColumn, likelyGroups } from './columns.ts'
import { type FileReading, readTexts } from './read-texts.ts'

const read = (name: string, text: string): FileReading => readTexts(name, new TextEncoder().encode(text))

/** The columns of what was read, of a file that leaves the choice. */
function columns(reading: FileReading) {
  if (reading.kind !== 'table') throw new Error(`Not a table: ${JSON.stringify(reading)}`)
  return columnsOf(reading.rows, reading.hasHeader)
}

const texts = (...found: string[]) => ({ kind: 'texts', texts: found, query: null, topN: null })

describe('lines', () => {
  test('one text a line, blank ones left out, whatever ends a line', () => {
    expect(read('a.txt', '\uFEFFone\r\n\r\n  two \nthree\rfour')).toEqual(
      texts('one', 'two', 'three', 'four'),
    )
  })

  test('UTF-16 by its mark, and Windows-1252 when it is no UTF-8', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x5a, 0, 0xfc, 0, 0x0a, 0])
    expect(readTexts('a.txt', utf16)).toEqual(texts('Zü'))
    expect(readTexts('a.txt', Uint8Array.from([0x5a, 0xfc]))).toEqual(texts('Zü'))
  })

  test.each([
    ['', 'empty'],
    [' \n\n', 'empty'],
    ['PNG\0\0', 'binary'],
  ])('%j is no text', (text, reason) => {
    expect(read('a.txt', text)).toEqual({ kind: 'problem', problem: { reason } })
  })

  test('more than 10,000 are said, not cut', () => {
    expect(read('a.txt', 'x\n'.repeat(10_000))).toMatchObject({ kind: 'texts' })
    expect(read('a.txt', 'x\n'.repeat(10_001))).toEqual({
      kind: 'problem',
      problem: { reason: 'too-many', count: 10_001 },
    })
  })
})

describe('CSV', () => {
  test.each([',', ';', '\t', '|'])('separator %j, header, quotes, breaks inside, byte-order mark', (mark) => {
    const line = (...cells: string[]) => cells.join(mark)
    const reading = read(
      'a.csv',
      `\uFEFF${line('id', 'text')}\r\n${line('1', `"He said ""no""${mark} twice"`)}\r\n${line('2', '"two\r\nlines"')}\r\n`,
    )
    expect(reading).toMatchObject({ hasHeader: true })
    const found = columns(reading)
    expect(found).toMatchObject([
      { name: 'id', texts: ['1', '2'] },
      { name: 'text', texts: [`He said "no"${mark} twice`, 'two\nlines'] },
    ])
    expect(likelyColumn(found)).toBe(1)
  })

  test('names above far longer texts are a header, a first sentence is not', () => {
    expect(
      read('a.csv', 'Kunde,Anliegen\nMüller,Wo finde ich die Rechnung?\nMeier,Der Server startet nicht.'),
    ).toMatchObject({ hasHeader: true })
    expect(read('a.csv', 'How are you?,Fine.\nWhere is it?,Over there by the door.')).toMatchObject({
      hasHeader: false,
    })
    expect(read('a.csv', 'city,people\nZürich,430000\nBern,130000')).toMatchObject({ hasHeader: true })
    expect(read('a.csv', '1,2\n3,4')).toMatchObject({ hasHeader: false })
  })

  test('a single column leaves nothing to choose', () => {
    expect(read('a.csv', 'text\none\n"two, three"\n')).toEqual(texts('one', 'two, three'))
  })

  test('groups come from the column beside the texts, by the order in which they first come', () => {
    const rows = [
      ['text', 'Topic'],
      ['a', 'red'],
      ['', 'blue'],
      ['b', ' green '],
      ['c', ''],
      ['d', 'red'],
    ]
    const found = columnsOf(rows, true)
    const [texts, groups] = found
    if (texts === undefined || groups === undefined) throw new Error('Two columns were expected.')
    expect(likelyGroups(found)).toBe(1)
    expect(groupsOf(rows, true, texts, groups)).toEqual([1, 2, 0, 1])
  })

  test('Excel may name its separator', () => {
    expect(columns(read('a.csv', 'sep=;\nid;text\n1;a, b\n'))).toMatchObject([
      { name: 'id', texts: ['1'] },
      { name: 'text', texts: ['a, b'] },
    ])
  })

  test('a quote that is never closed is named by its line', () => {
    expect(read('a.csv', 'id,text\n1,fine\n2,"never closed\n3,x\n')).toEqual({
      kind: 'problem',
      problem: { reason: 'quote', line: 3 },
    })
  })

  test('a header alone has no text', () => {
    expect(read('a.csv', 'id,text\n')).toEqual({ kind: 'problem', problem: { reason: 'no-text' } })
  })
})

describe('JSON', () => {
  test('an array of texts', () => {
    expect(read('a.json', '["one", " two ", ""]')).toEqual(texts('one', 'two'))
  })

  test('an array of objects: its fields of text are the columns', () => {
    const found = columns(read('a.json', '[{"title":"T","body":"B","n":1},{"body":"C"}]'))
    expect(found).toMatchObject([
      { name: 'title', texts: ['T'] },
      { name: 'body', texts: ['B', 'C'] },
    ])
    expect(likelyColumn(found)).toBe(1)
  })

  test('one field of text leaves nothing to choose: our own export', () => {
    expect(read('embeddings.json', '[{"text":"one","embedding":[0.1]}]')).toEqual(texts('one'))
  })

  test('{texts}, and {documents, query, top_n} as the request has them', () => {
    expect(read('a.json', '{"texts":["a","b"]}')).toEqual(texts('a', 'b'))
    expect(read('a.json', '{"query":"q","documents":[{"text":"a"},"b"],"top_n":2}')).toEqual({
      kind: 'texts',
      texts: ['a', 'b'],
      query: 'q',
      topN: 2,
    })
  })

  test.each([
    ['{"a":1}', { reason: 'no-text' }],
    ['7', { reason: 'no-text' }],
    ['[]', { reason: 'empty' }],
    ['["a", 7]', { reason: 'entry', number: 2 }],
    ['[{"n":1}]', { reason: 'no-text' }],
    ['["a",\n"b",\n]', { reason: 'json', line: 3, trouble: 'comma', found: ']' }],
  ])('%s', (text, expected) => {
    expect(read('a.json', text)).toEqual({ kind: 'problem', problem: expected })
  })
})

describe('JSONL', () => {
  test('texts and objects, one a line, also under the name .json', () => {
    expect(read('a.jsonl', '"one"\n\n"two"\n')).toEqual(texts('one', 'two'))
    expect(read('a.json', '{"text":"one"}\n{"text":"two"}\n')).toEqual(texts('one', 'two'))
  })

  test('a single line may be an entry or a whole request', () => {
    expect(columns(read('a.jsonl', '{"title":"T","body":"B"}\n'))).toHaveLength(2)
    expect(read('a.jsonl', '{"documents":["a"],"query":"q"}\n')).toMatchObject({ texts: ['a'], query: 'q' })
  })

  test('the line that is no JSON is named', () => {
    expect(read('a.jsonl', '{"text":"one"}\n\n{"text":"two"')).toMatchObject({
      problem: { reason: 'json', line: 3, trouble: 'ended' },
    })
  })
})
