// What a file holds as texts. Pure: its bytes go in, its texts or a choice of columns come out.
import Papa from 'papaparse'
import { type JsonTrouble, jsonTrouble, lineAt } from '@/lib/json-place.ts'
import { columnsOf, filled, MAX_IMPORT_ROWS, TEXT_NAMES } from './columns.ts'

/** What stands beside the texts, in a file that is a whole request. */
type Beside = { query: string | null; topN: number | null }

/** The texts of a file; `groups` has the number of each text's group, from 1 (0 is none), where one was chosen. */
export type FileTexts = { texts: string[]; groups?: readonly number[] } & Beside

/**
 * A file as it was read. A table leaves the choice of a column to the reader; `hasHeader` is a guess unless
 * `isHeaderKnown`, and `columnsOf` makes columns of either reading.
 */
export type FileReading =
  | ({ kind: 'texts' } & FileTexts)
  | ({ kind: 'table'; rows: string[][]; hasHeader: boolean; isHeaderKnown: boolean } & Beside)
  | { kind: 'problem'; problem: FileProblem }

/** Why a file cannot be taken; lines and entries count from 1. */
export type FileProblem =
  | { reason: 'empty' | 'binary' | 'no-text' }
  | { reason: 'too-many'; count: number }
  | ({ reason: 'json' } & JsonTrouble)
  | { reason: 'quote'; line: number }
  | { reason: 'entry'; number: number }

const NOTHING_BESIDE: Beside = { query: null, topN: null }

/**
 * Reads a file of texts by the end of its name: `.csv` and `.tsv` (comma, semicolon, tab or bar), `.jsonl`
 * and `.ndjson`, `.json`; anything else is one text a line. Never throws: what cannot be read is a problem.
 */
export function readTexts(name: string, bytes: Uint8Array): FileReading {
  const text = decodeText(bytes).replaceAll('\r\n', '\n')
  if (text.includes('\0')) return problem({ reason: 'binary' })
  if (text.trim() === '') return problem({ reason: 'empty' })
  const [ending] = /[^.]*$/.exec(name.toLowerCase()) ?? []
  if (ending === 'csv' || ending === 'tsv') return checked(readCsv(text, ending === 'tsv' ? '\t' : undefined))
  if (ending === 'json') return checked(readJson(text))
  if (ending === 'jsonl' || ending === 'ndjson') return checked(readJsonLines(text))
  return checked({ kind: 'texts', texts: filled(text.split(/[\n\r]/)), ...NOTHING_BESIDE })
}

const OTHER_NAMES = [
  'id',
  'title',
  'name',
  'label',
  'query',
  'answer',
  'score',
  'url',
  'date',
  'index',
  'rank',
]
const HEADER_NAMES = new Set([...TEXT_NAMES, ...OTHER_NAMES, 'texts', 'documents', 'sentences', 'input'])
const LIST_NAMES = ['texts', 'documents', 'input', 'passages', 'sentences', 'results', 'data', 'rows']

function problem(found: FileProblem): FileReading {
  return { kind: 'problem', problem: found }
}

function checked(reading: FileReading): FileReading {
  if (reading.kind === 'problem') return reading
  const count =
    reading.kind === 'texts' ? reading.texts.length : reading.rows.length - Number(reading.hasHeader)
  if (count > MAX_IMPORT_ROWS) return problem({ reason: 'too-many', count })
  if (reading.kind === 'texts') return count === 0 ? problem({ reason: 'no-text' }) : reading
  const [column, ...others] = columnsOf(reading.rows, reading.hasHeader)
  if (column === undefined) return problem({ reason: 'no-text' })
  if (others.length > 0) return reading
  return { kind: 'texts', texts: column.texts, query: reading.query, topN: reading.topN }
}

// UTF-8, or UTF-16 by its byte-order mark; what is neither was most likely saved by an older Excel.
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

// Excel writes the separator it used into a line of its own, "sep=;".
function readCsv(text: string, separator: string | undefined): FileReading {
  const [lead = '', named] = /^sep=(.)\n/i.exec(text) ?? []
  const delimiter = named ?? separator
  const { data, errors } = Papa.parse<string[]>(text.slice(lead.length), {
    skipEmptyLines: 'greedy',
    ...(delimiter === undefined ? {} : { delimiter }),
  })
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote !== undefined) {
    return problem({ reason: 'quote', line: lineAt(text, lead.length + (quote.index ?? 0)) })
  }
  return {
    kind: 'table',
    rows: data,
    hasHeader: looksLikeHeader(data),
    isHeaderKnown: false,
    ...NOTHING_BESIDE,
  }
}

const NAME_CHARACTERS = 30
const LOOKED_AT = 50

// Known names; else names above numbers, or short names above far longer texts.
function looksLikeHeader([first, ...others]: readonly string[][]): boolean {
  const head = first?.map((cell) => cell.trim()) ?? []
  if (new Set(head).size < head.length || head.some(isNumber)) return false
  if (head.some((cell) => HEADER_NAMES.has(cell.toLowerCase()))) return true
  const body = others.slice(0, LOOKED_AT)
  if (body.length === 0 || head.length < 2 || head.slice(1).includes('')) return false
  if (head.some((_, place) => body.every((row) => isNumber(row[place] ?? '')))) return true
  const isName = (cell: string) => cell.length <= NAME_CHARACTERS && !/[.!?]$/.test(cell)
  const isFarLonger = (cell: string, place: number) =>
    body.every((row) => (row[place] ?? '').length > 2 * cell.length)
  return head.every(isName) && head.some(isFarLonger)
}

function isNumber(cell: string): boolean {
  return cell.trim() !== '' && Number.isFinite(Number(cell))
}

function readJson(text: string): FileReading {
  const trouble = jsonTrouble(text)
  if (trouble === null) return readValue(JSON.parse(text))
  // Many a file named .json holds a value a line; if it does not, the trouble is the whole text's.
  const lines = readJsonLines(text)
  return lines.kind === 'problem' ? problem({ reason: 'json', ...trouble }) : lines
}

function readJsonLines(text: string): FileReading {
  const values: unknown[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const trouble = jsonTrouble(line)
    if (trouble !== null) return problem({ reason: 'json', ...trouble, line: index + 1 })
    values.push(JSON.parse(line))
  }
  const [only] = values
  const isWhole =
    values.length === 1 && (Array.isArray(only) || (isObject(only) && listIn(only) !== undefined))
  return isWhole ? readValue(only) : readEntries(values, NOTHING_BESIDE)
}

function readValue(value: unknown): FileReading {
  if (Array.isArray(value)) return readEntries(value, NOTHING_BESIDE)
  if (!isObject(value)) return problem({ reason: 'no-text' })
  const entries = listIn(value)
  if (entries === undefined) return problem({ reason: 'no-text' })
  const topN = value.top_n
  return readEntries(entries, {
    query: isText(value.query) && value.query.trim() !== '' ? value.query : null,
    topN: typeof topN === 'number' && Number.isInteger(topN) && topN > 0 ? topN : null,
  })
}

function listIn(value: Record<string, unknown>): unknown[] | undefined {
  return LIST_NAMES.map((name) => value[name]).find(Array.isArray)
}

function readEntries(entries: readonly unknown[], beside: Beside): FileReading {
  if (entries.length === 0) return problem({ reason: 'empty' })
  const records: Record<string, unknown>[] = []
  for (const [index, entry] of entries.entries()) {
    if (isText(entry)) records.push({ text: entry })
    else if (isObject(entry)) records.push(entry)
    else return problem({ reason: 'entry', number: index + 1 })
  }
  const fields = new Set(
    records.flatMap((record) => Object.keys(record).filter((name) => isText(record[name]))),
  )
  const cells = records.map((record) =>
    Array.from(fields, (name) => {
      const value = record[name]
      return isText(value) ? value : ''
    }),
  )
  return { kind: 'table', rows: [[...fields], ...cells], hasHeader: true, isHeaderKnown: true, ...beside }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
