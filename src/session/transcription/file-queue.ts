// Several files, transcribed one after the other. Owns: which are waiting, and what became of each. Leaves to
// others: asking (runs.ts), what the page shows (it follows the file that is looked at). Each file is an entry of the
// history from the beginning, by its id; the list of these ids is a draft of its own and outlives a reload.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import type { Transcript } from '@/api/transcription.ts'
import { createPageState } from '../page-state.ts'
import type { Asking, RunHandle } from '../run.ts'
import { createRun } from '../runs.ts'
import { type Take, type TranscriptionState, transcriptionRun, transcriptionState } from '../transcription.ts'

/** A file of the queue. It has been asked, or waits. */
export type QueuedFile = {
  /** Of its entry in the history, too. */
  id: string
  take: Take
  run: RunHandle<TranscriptionState, Transcript>
  hasBegun: boolean
}

/** The files in their order; `shown` is the one that the page shows. Empty unless several came together. */
export const fileQueue = createStore<{
  files: readonly QueuedFile[]
  shown: string | null
  isRunning: boolean
}>(() => ({ files: [], shown: null, isRunning: false }))

/** Whether files came that wait to be asked for: in the sandbox the page then asks by itself. */
export const newFiles = createStore<{ areDue: boolean }>(() => ({ areDue: false }))

const keptQueue = z.object({ files: z.array(z.string()), shown: z.nullable(z.string()) })

type KeptQueue = z.infer<typeof keptQueue>

const queueDraft = createPageState<KeptQueue, KeptQueue>({
  page: 'transcription',
  draft: 'transcription-files',
  initial: { files: [], shown: null },
  schema: keptQueue,
  toKept: (queue) => queue,
  fromKept: (kept) => kept,
  words: () => '',
})

let bringing: Promise<void> | null = null

/**
 * Brings back the files of before a reload, once: those that were answered with their answers, the others to wait
 * for a press. A file that the browser does not have any more is left out. Where they cannot be read now, they are
 * asked for again the next time; it never rejects.
 */
export function bringBackFiles(): Promise<void> {
  bringing ??= bringBack().catch(() => {
    bringing = null
  })
  return bringing
}

async function bringBack(): Promise<void> {
  await Promise.all([queueDraft.load(), transcriptionState.load()])
  const { files: ids, shown } = queueDraft.store.getState()
  const found = ids.length === 0 ? [] : await Promise.all(ids.map(broughtBack))
  const files = found.filter((file) => file !== null)
  const showing = files.find(({ id }) => id === shown) ?? null
  fileQueue.subscribe(({ files, shown }) => {
    queueDraft.store.setState({ files: files.map(({ id }) => id), shown })
  })
  if (files.length === 0) return
  // Others may have come meanwhile, where the first attempt failed.
  fileQueue.setState(({ files: since, shown }) => ({
    files: [...files, ...since],
    shown: shown ?? showing?.id ?? null,
  }))
  if (showing !== null && fileQueue.getState().shown === showing.id) await showAgain(showing)
}

async function broughtBack(id: string): Promise<QueuedFile | null> {
  const opened = (await (await history())?.readHistory(id)) ?? null
  const asked = opened === null ? null : transcriptionState.read(opened.state)
  if (opened === null || asked === null || asked.take === null) return null
  const file = fileOf(asked.take, id)
  return { ...file, hasBegun: opened.kept !== null && file.run.recall(asked, opened.kept) }
}

// The page has a draft of its own: what was set there since stays, and so does another take.
async function showAgain({ take, run }: QueuedFile): Promise<void> {
  const { store } = transcriptionState
  const present = store.getState().take
  if (present === null || !(await isSameSound(present.sound, take.sound))) return
  // Another one came while they were compared.
  if (store.getState().take !== present) return
  store.setState({ take })
  transcriptionRun.follow(run)
}

// Byte for byte: recorders give all their files one name. Digests would need a page that came by https.
async function isSameSound(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false
  return indexedDB.cmp(await one.arrayBuffer(), await other.arrayBuffer()) === 0
}

/** Puts files behind those that are there, and shows the first where none was. They are kept before. */
export async function queueFiles(takes: readonly Take[]): Promise<void> {
  await Promise.all([bringBackFiles(), transcriptionState.load()])
  transcriptionState.takeFirst()
  const added = takes.map((take) => fileOf(take))
  for (const file of added) await keepFile(file)
  fileQueue.setState(({ files }) => ({ files: [...files, ...added] }))
  if (fileQueue.getState().shown === null && added[0] !== undefined) showFile(added[0].id)
  newFiles.setState({ areDue: true })
}

// As what was typed and not sent, until it is asked for.
async function keepFile({ id, take }: QueuedFile): Promise<void> {
  const { words, toKept } = transcriptionRun.description
  const asked = formOf(take)
  const state = toKept?.(asked) ?? asked
  // Too large to be kept.
  if (state.take === null) return
  const unsent = { model: null, outcome: 'unsent', status: null, totalMs: 0 } as const
  await (await history())?.addHistory(
    { page: 'transcription', words: words(asked).slice(0, 200), state, ...unsent },
    id,
  )
}

// Its code may not be there any more (no network): the files are then transcribed all the same.
const history = () => import('../history.ts').catch(() => null)

function fileOf(take: Take, id: string = crypto.randomUUID()): QueuedFile {
  return { id, take, run: createRun({ ...transcriptionRun.description, entry: id }), hasBegun: false }
}

// The page as it stands, with this file.
function formOf(take: Take): TranscriptionState {
  return { ...transcriptionState.store.getState(), take, reference: '', stretch: null }
}

/** Shows a file and what became of it; what is under way elsewhere goes on. */
export function showFile(id: string): void {
  const file = fileQueue.getState().files.find((each) => each.id === id)
  if (file === undefined) return
  fileQueue.setState({ shown: id })
  transcriptionState.replace(formOf(file.take))
  transcriptionRun.follow(file.run)
}

/**
 * Asks for every file that waits, in turn; language and the rest are as they stand when each begins. The page
 * goes along from file to file as long as it shows the one that has just ended.
 */
export async function runQueue(asking: Asking): Promise<void> {
  if (fileQueue.getState().isRunning) return
  fileQueue.setState({ isRunning: true })
  try {
    await askInTurn(asking)
  } finally {
    fileQueue.setState({ isRunning: false })
  }
}

async function askInTurn(asking: Asking): Promise<void> {
  let before: string | null = null
  for (let file = firstWaiting(); file !== undefined && isGoingOn(); file = firstWaiting()) {
    const { id, take, run } = file
    put(id, { hasBegun: true })
    // Whoever looks at another file than the last one is not taken away from it.
    if (before === null || fileQueue.getState().shown === before) showFile(id)
    before = id
    const { status } = await run.start(asking, formOf(take))
    // Cancel means the rest, too: it waits for another press.
    if (status === 'cancelled') return
  }
}

/** Ends the file that is under way; the others wait. */
export function stopQueue(): void {
  for (const { run } of fileQueue.getState().files) run.cancel()
}

/** Takes a file out, or all of them: what was heard stays in the history. */
export function dropFile(id: string): void {
  const { files, shown } = fileQueue.getState()
  files.find((each) => each.id === id)?.run.cancel()
  const rest = files.filter((each) => each.id !== id)
  fileQueue.setState({ files: rest })
  if (shown !== id) return
  fileQueue.setState({ shown: null })
  if (rest[0] !== undefined) showFile(rest[0].id)
}

/** Forgets the files; the page keeps the one that it shows. */
export function closeQueue(): void {
  stopQueue()
  fileQueue.setState({ files: [], shown: null, isRunning: false })
}

const isGoingOn = () => fileQueue.getState().isRunning
const firstWaiting = () => fileQueue.getState().files.find(({ hasBegun }) => !hasBegun)

function put(id: string, change: Partial<QueuedFile>): void {
  fileQueue.setState(({ files }) => ({
    files: files.map((file) => (file.id === id ? { ...file, ...change } : file)),
  }))
}
