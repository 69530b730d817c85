import '@/words/en/lines.ts'
import { useRef, useState } from 'react'
import { MEGABYTE } from '@/contract/limits.ts'
import { sayBytes, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { MAX_IMPORT_ROWS } from './columns.ts'
import type { FileProblem, FileReading, FileTexts } from './read-texts.ts'
import type { ReadRequest } from './read-texts.worker.ts'

/** Behind the rows that are there, or in their place. */
export type ImportHow = 'add' | 'replace'

/** Where imported texts go. */
export type ImportTarget = {
  /** How many rows hold something now. */
  filled: () => number
  /** Whether a file's query is of use, too. */
  takesQuery: boolean
  /** Puts the texts in and returns what takes them out again, as it was before. */
  put: (found: FileTexts, how: ImportHow) => () => void
}

/** What the import has come to. */
export type Importing =
  | { status: 'idle' | 'undone' }
  | { status: 'reading'; name: string }
  | { status: 'choosing'; name: string; reading: Exclude<FileReading, { kind: 'problem' }> }
  | { status: 'failed'; words: () => string }
  | { status: 'done'; name: string; found: FileTexts; how: ImportHow; hadRows: boolean; undo: () => void }

/** An import as a page holds it. */
export type Import = {
  state: Importing
  open: (files: readonly File[]) => void
  /** Puts the chosen texts in. */
  put: (found: FileTexts, how: ImportHow) => void
  undo: () => void
  /** Of texts that were added: takes the rows away that were there before. */
  keepOnlyThese: () => void
  dismiss: () => void
}

const MAX_BYTES = 5 * MEGABYTE

/**
 * Reads files of texts into a page's rows. A file that leaves nothing to choose is added at once; else the
 * reader chooses first. The file that was opened last wins; nothing is put in before a file is read in full.
 */
export function useImport(target: ImportTarget): Import {
  const [state, setState] = useState<Importing>({ status: 'idle' })
  const turn = useRef(0)
  const fail = (words: () => string) => setState({ status: 'failed', words })

  const put = (name: string, found: FileTexts, how: ImportHow) => {
    const filled = target.filled()
    const together = found.texts.length + (how === 'add' ? filled : 0)
    if (together > MAX_IMPORT_ROWS) {
      const [count, max] = [together, MAX_IMPORT_ROWS]
      return fail(() => say('import.too-many-together', { name, count: sayCount(count), max: sayCount(max) }))
    }
    setState({ status: 'done', name, found, how, hadRows: filled > 0, undo: target.put(found, how) })
  }
  const open = async (files: readonly File[]) => {
    const [file, ...others] = files
    if (file === undefined) return
    const { name, size } = file
    turn.current += 1
    const own = turn.current
    if (others.length > 0) return fail(() => say('import.several'))
    if (size > MAX_BYTES) return fail(() => say('import.too-big', { name, size: sayBytes(size) }))
    setState({ status: 'reading', name })
    const reading = await readInWorker(file)
    if (own !== turn.current) return
    if (reading === null) return fail(() => say('import.unreadable', { name }))
    if (reading.kind === 'problem') {
      const { problem } = reading
      return fail(() => problemWords(name, problem))
    }
    if (reading.kind === 'table' || (reading.query !== null && target.takesQuery)) {
      return setState({ status: 'choosing', name, reading })
    }
    put(name, reading, 'add')
  }
  return {
    state,
    open: (files) => void open(files),
    put: (found, how) => state.status === 'choosing' && put(state.name, found, how),
    undo() {
      if (state.status !== 'done') return
      state.undo()
      setState({ status: 'undone' })
    },
    keepOnlyThese() {
      if (state.status !== 'done') return
      state.undo()
      put(state.name, state.found, 'replace')
    },
    dismiss() {
      turn.current += 1
      setState({ status: 'idle' })
    },
  }
}

// Null when the file is gone or the worker does not come.
async function readInWorker(file: File): Promise<FileReading | null> {
  const { promise, resolve } = Promise.withResolvers<FileReading | null>()
  const worker = new Worker(new URL('./read-texts.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FileReading>) => resolve(data))
  worker.addEventListener('error', () => resolve(null))
  try {
    const request: ReadRequest = { name: file.name, bytes: await file.arrayBuffer() }
    worker.postMessage(request, [request.bytes])
    return await promise
  } catch {
    return null
  } finally {
    worker.terminate()
  }
}

function problemWords(name: string, problem: FileProblem): string {
  switch (problem.reason) {
    case 'too-many':
      return say('import.too-many', { name, count: sayCount(problem.count), max: sayCount(MAX_IMPORT_ROWS) })
    case 'quote':
      return say('import.quote', { name, line: problem.line })
    case 'entry':
      return say('import.entry', { name, number: problem.number })
    case 'json':
      return say('import.json', {
        name,
        line: problem.line,
        reason: say(`json.${problem.trouble}`, { found: problem.found }),
      })
    default:
      return say(`import.${problem.reason}`, { name })
  }
}
