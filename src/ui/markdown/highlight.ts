import type { Root } from 'hast'
import { highlightNow } from './grammars.ts'
import type { HighlightAnswer, HighlightRequest } from './highlight.worker.ts'

/** Code longer than this is coloured in a worker: characters. */
const WORKER_CHARACTERS = 4_096

let worker: Worker | null = null
let lastId = 0

/**
 * Colours code, off the path of a stream: short code in idle time, long code in a worker. Null for a
 * language that we do not know, and when the signal aborts first.
 */
export async function highlightCode(
  code: string,
  language: string,
  signal: AbortSignal,
): Promise<Root | null> {
  if (code.length > WORKER_CHARACTERS) return inWorker(code, language, signal)
  await idle()
  return signal.aborted ? null : highlightNow(code, language)
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 50)
  })
}

function inWorker(code: string, language: string, signal: AbortSignal): Promise<Root | null> {
  worker ??= new Worker(new URL('./highlight.worker.ts', import.meta.url), { type: 'module' })
  lastId += 1
  const request: HighlightRequest = { id: lastId, code, language }
  const { promise, resolve } = Promise.withResolvers<Root | null>()
  const place = worker
  const listen = ({ data }: MessageEvent<HighlightAnswer>) => {
    if (data.id !== request.id) return
    place.removeEventListener('message', listen)
    resolve(data.tree)
  }
  place.addEventListener('message', listen)
  signal.addEventListener('abort', () => {
    place.removeEventListener('message', listen)
    resolve(null)
  })
  place.postMessage(request)
  return promise
}
