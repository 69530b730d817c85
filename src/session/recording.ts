// The recording that is loaded in this tab: entries of a history, perhaps of another one, played without sending
// anything and apart from what this browser keeps. Light, since Home asks for it; files are recording-file.ts.
import { createStore } from 'zustand/vanilla'
import { tabStorage } from './browser-storage.ts'
import type { HistoryRecord } from './database.ts'
import type { OpenedEntry } from './history.ts'

/** One entry of a recording: as a list shows it, and what it holds. */
export type RecordedEntry = { record: HistoryRecord; opened: OpenedEntry }

/** A recording that was read whole. */
export type Recording = {
  file: File
  /** When it was put together: milliseconds since 1970. */
  madeAt: number
  /** How many sounds are in it. */
  sounds: number
  /** The newest first. */
  entries: readonly RecordedEntry[]
  /** Puts its entries beside those of this browser's history. Rejects when it was not done. */
  keep: () => Promise<void>
}

/** Why a file cannot be played. `field` is the first that does not fit, by the JSON's own names; `most` its limit. */
export type RecordingProblem =
  | { kind: 'too-large'; most: number }
  | { kind: 'not-json' | 'other' | 'unreadable' }
  | { kind: 'newer'; version: number }
  | { kind: 'unfit'; field: string; most: number | null }

/** What came of reading a file of that name. */
export type ReadFile = { name: string; read: Recording | RecordingProblem }

type Recordings = {
  loaded: Recording | null
  /** Whether the entries of what is loaded were put into this browser's history. */
  keeping: 'apart' | 'running' | 'kept' | 'failed'
  /** Whether Home has yet to play it. */
  isBoardDue: boolean
  /** The window in which recordings are opened; `offered` is a file that is looked into first. */
  window: { isOpen: boolean; offered: Promise<ReadFile> | null }
}

export const recordingStore = createStore<Recordings>(() => ({
  loaded: null,
  keeping: 'apart',
  isBoardDue: false,
  window: { isOpen: false, offered: null },
}))

/** Under what a tab notes that it has a recording, and whether its history has it, too. */
export const LOADED = 'taas.recording'
export const KEPT = 'kept'

// A reload brings it back.
if (tabStorage.getItem(LOADED) !== null) recall().catch(() => {})

async function recall(): Promise<void> {
  const { recallRecording } = await import('./recording-memory.ts')
  const file = await recallRecording()
  if (file === null) return
  const { read } = await readFile(file)
  if ('kind' in read || recordingStore.getState().loaded !== null) return
  recordingStore.setState({
    loaded: read,
    keeping: tabStorage.getItem(LOADED) === KEPT ? 'kept' : 'apart',
  })
}

/** Opens the window of recordings; a file that is given is read, and what is inside is shown before it is loaded. */
export function openRecordings(file: File | null = null): void {
  recordingStore.setState({ window: { isOpen: true, offered: file === null ? null : readFile(file) } })
}

// How files are read comes with the first of them. A folder and a file that has gone cannot be read.
async function readFile(file: File): Promise<ReadFile> {
  const read = await import('./recording-file.ts')
    .then(({ readRecording }) => readRecording(file))
    .catch(() => ({ kind: 'unreadable' }) as const)
  return { name: file.name, read }
}

/** Closes the window; what is loaded stays. */
export function closeRecordings(): void {
  recordingStore.setState({ window: { isOpen: false, offered: null } })
}

/** The newest run of Home's board in a recording that can be played; null where it has none. */
export function boardOf(recording: Recording | null): RecordedEntry | null {
  return newestOf(recording, 'home')
}

/** The newest entry of a page that can be played. */
export function newestOf(recording: Recording | null, page: HistoryRecord['page']): RecordedEntry | null {
  return recording?.entries.find(({ record, opened }) => record.page === page && opened.kept !== null) ?? null
}

/** True once for a recording that Home has yet to play: whoever gets it plays it. */
export function takeDueBoard(): boolean {
  const { isBoardDue } = recordingStore.getState()
  recordingStore.setState({ isBoardDue: false })
  return isBoardDue
}
