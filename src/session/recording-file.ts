// A recording as a file: entries of the history with their answers and sounds. Never a token: no headers are
// kept, and text that looks like a token is masked, on the way out and on the way in.
import * as z from 'zod/mini'
import { MEGABYTE } from '@/contract/limits.ts'
import { type HistoryRecord, openDatabase } from './database.ts'
import { maskTokens } from './held-token.ts'
import type { OpenedEntry } from './history.ts'
import { withSounds } from './history-parts.ts'
import { importRecords } from './import-records.ts'
import { moment } from './moment.ts'
import {
  packed,
  packSounds,
  portableAnswer,
  portableEntry,
  portableSound,
  unpacked,
  unpackSounds,
} from './portable.ts'
import type { Recording, RecordingProblem } from './recording.ts'
import { withoutAddresses } from './without-addresses.ts'

/** Entries of one recording, at most. */
export const MOST_ENTRIES = 200

/** A heavier file is neither written nor read. */
export const LARGEST_RECORDING_MB = 100

const FORMAT = 'taas-recording'
const VERSION = 1

const recordingFile = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  madeAt: moment,
  entries: z.array(portableEntry).check(z.minLength(1), z.maxLength(MOST_ENTRIES)),
  answers: z.array(portableAnswer).check(z.maxLength(MOST_ENTRIES)),
  sounds: z.array(portableSound),
})

type RecordingFile = z.infer<typeof recordingFile>

/**
 * A recording that is ready to be saved, with how many entries are in it; or none, since it would be too heavy,
 * nothing is kept here, or there is nothing but checks.
 */
export type WrittenRecording =
  | { file: Blob; entries: number; sounds: number }
  | 'too-large'
  | 'nothing'
  | 'only-checks'

/**
 * Writes entries of this browser's history as a recording, with all that they hold but the address of a server. A
 * check is left out: it cannot be played, and says of whose servers and connections it was. Rejects when something
 * could not be read.
 */
export async function writeRecording(chosen: readonly HistoryRecord[]): Promise<WrittenRecording> {
  const database = await openDatabase()
  if (database === null || chosen.length === 0) return 'nothing'
  const entries = chosen.filter(({ page }) => page !== 'check')
  if (entries.length === 0) return 'only-checks'
  const keys = [...new Set(entries.flatMap(({ sounds }) => sounds))]
  const [answers, sounds] = await Promise.all([
    Promise.all(entries.map(({ id }) => database.get('answers', id))),
    Promise.all(keys.map((key) => database.get('sounds', key))),
  ])
  const found = sounds.filter((sound) => sound !== undefined)
  if (found.reduce((sum, { bytes }) => sum + bytes, 0) > LARGEST_RECORDING_MB * MEGABYTE) return 'too-large'
  const data: RecordingFile = {
    format: FORMAT,
    version: VERSION,
    madeAt: Date.now(),
    // How a request is known again names the server that was asked.
    entries: entries.map((entry) => ({ ...entry, request: null })),
    answers: answers.filter((answer) => answer !== undefined),
    sounds: await packSounds(found),
  }
  const file = new Blob([maskTokens(JSON.stringify(data, written))], { type: 'application/json' })
  if (file.size > LARGEST_RECORDING_MB * MEGABYTE) return 'too-large'
  return { file, entries: entries.length, sounds: found.length }
}

function written(name: string, value: unknown): unknown {
  return packed(name, withoutAddresses(value))
}

/** Reads a file and checks all of it. Nothing is kept. */
export async function readRecording(file: File): Promise<Recording | RecordingProblem> {
  if (file.size > LARGEST_RECORDING_MB * MEGABYTE) return { kind: 'too-large', most: LARGEST_RECORDING_MB }
  let value: unknown
  const text = maskTokens(await file.text())
  try {
    value = JSON.parse(text, unpacked)
  } catch (error) {
    // The text is JSON, and numbers in bulk in it are none.
    if (!(error instanceof SyntaxError)) return { kind: 'unfit', field: '$float32', most: null }
    return { kind: 'not-json' }
  }
  const head = z.object({ format: z.literal(FORMAT), version: z.number() }).safeParse(value)
  if (!head.success) return { kind: 'other' }
  if (head.data.version > VERSION) return { kind: 'newer', version: head.data.version }
  const read = recordingFile.safeParse(value)
  if (!read.success) return unfit(read.error)
  const sounds = soundsOf(read.data)
  if (sounds === null) return { kind: 'unfit', field: 'sounds', most: null }
  const { madeAt } = read.data
  return {
    file,
    madeAt,
    sounds: sounds.size,
    entries: entriesOf(read.data, sounds),
    keep: () => keep(read.data),
  }
}

function unfit({ issues }: z.core.$ZodError): RecordingProblem {
  const [issue] = issues
  const most = issue?.code === 'too_big' ? Number(issue.maximum) : null
  return { kind: 'unfit', field: issue?.path.join('.') ?? '', most }
}

// Null where one of them is no base64.
function soundsOf({ sounds }: RecordingFile): Map<string, Blob> | null {
  try {
    return new Map(unpackSounds(sounds).map(({ key, sound }) => [key, sound]))
  } catch {
    return null
  }
}

function entriesOf({ entries, answers }: RecordingFile, sounds: ReadonlyMap<string, Blob>) {
  const came = new Map(answers.map((answer) => [answer.id, answer]))
  return entries
    .toSorted((a, b) => b.at - a.at)
    .map((record) => {
      const answer = came.get(record.id)
      const { model, totalMs, at } = record
      const facts = { model, totalMs, at, origin: 'file' as const }
      const kept: OpenedEntry['kept'] =
        answer === undefined
          ? null
          : { ...facts, madeBy: answer.madeBy, answer: withSounds(answer.answer, sounds) }
      const state = withSounds(record.state, sounds)
      return { record: { ...record, hasAnswer: kept !== null }, opened: { state, kept } }
    })
}

// Under new ids: an entry that was made here has perhaps been gone on with since.
async function keep({ entries, answers, sounds }: RecordingFile): Promise<void> {
  const ids = new Map(entries.map(({ id }) => [id, crypto.randomUUID()]))
  const renamed = <Each extends { id: string }>(each: Each) => {
    const id = ids.get(each.id)
    return id === undefined ? [] : [{ ...each, id }]
  }
  await importRecords(
    {
      history: entries.flatMap(renamed),
      answers: answers.flatMap(renamed),
      sounds,
      conversations: [],
      messages: [],
    },
    'merge',
  )
}
