// Several files, transcribed one after the other. Owns: which are waiting, and what became of each. Leaves to
// others: asking (runs.ts), what the page shows (it follows the file that is looked at).
import { createStore } from 'zustand/vanilla'
import type { Transcript } from '@/api/transcription.ts'
import type { Asking, RunHandle } from '../run.ts'
import { createRun } from '../runs.ts'
import { type Take, type TranscriptionState, transcriptionRun, transcriptionState } from '../transcription.ts'

/** A file of the queue. It has been asked, or waits. */
export type QueuedFile = {
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

/** Puts files behind those that are there, and shows the first where none was. */
export async function queueFiles(takes: readonly Take[]): Promise<void> {
  await transcriptionState.load()
  transcriptionState.takeFirst()
  const added = takes.map((take) => ({
    id: crypto.randomUUID(),
    take,
    run: createRun(transcriptionRun.description),
    hasBegun: false,
  }))
  fileQueue.setState(({ files }) => ({ files: [...files, ...added] }))
  if (fileQueue.getState().shown === null && added[0] !== undefined) showFile(added[0].id)
  newFiles.setState({ areDue: true })
}

/** Shows a file and what became of it; what is under way elsewhere goes on. */
export function showFile(id: string): void {
  const file = fileQueue.getState().files.find((each) => each.id === id)
  if (file === undefined) return
  fileQueue.setState({ shown: id })
  const { store, replace } = transcriptionState
  replace({ ...store.getState(), take: file.take, reference: '', stretch: null })
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
    const { status } = await run.start(asking, {
      ...transcriptionState.store.getState(),
      ...{ take, reference: '', stretch: null },
    })
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
