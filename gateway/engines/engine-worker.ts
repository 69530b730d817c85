// Engines that are heavy or not ours work in threads of their own: at most two at once, the rest wait. Each
// task gets a fresh thread, which ends with it: nothing drifts, and a stuck one is simply ended.
import { Worker } from 'node:worker_threads'

const MOST_AT_WORK = 2
/** An engine that says nothing for so long is stuck. */
const SILENT_MS = 30_000

let atWork = 0
const waiting: (() => void)[] = []

/** An engine failed or was ended; `message` is for the log, not for the person who asked. */
export class EngineError extends Error {
  override name = 'EngineError'
}

/**
 * Gives a task to a worker script and yields what it posts, until it posts `null`. Leaving the loop or
 * aborting ends the thread. Throws `EngineError` when the script fails or falls silent.
 */
export async function* runEngine(
  script: URL,
  task: unknown,
  { signal, silentMs = SILENT_MS }: { signal: AbortSignal; silentMs?: number },
): AsyncGenerator<unknown> {
  await takePlace(signal)
  const worker = new Worker(script, { workerData: task })
  const posted: unknown[] = []
  let wake = () => {}
  let failure: Error | null = null
  const fail = (error: Error) => {
    failure ??= error
    wake()
  }
  // Its place is free as soon as its work is done, however slowly what it made is taken.
  const free = leavingOnce()
  worker.on('message', (message) => {
    if (message === null) free()
    posted.push(message)
    wake()
  })
  worker.on('error', (error) => fail(new EngineError(String(error))))
  worker.on('exit', () => {
    free()
    fail(new EngineError('The engine ended before its answer.'))
  })
  const abort = () => fail(new DOMException('The client left.', 'AbortError'))
  signal.addEventListener('abort', abort, { once: true })
  try {
    while (true) {
      while (posted.length > 0) {
        const message = posted.shift()
        if (message === null) return
        yield message
      }
      if (failure !== null) throw failure
      await new Promise<void>((resolve) => {
        let isAwake = false
        // Only after a turn of the loop: what was posted while this thread was busy has not arrived yet.
        const giveUp = () => {
          if (!isAwake) fail(new EngineError('The engine fell silent.'))
        }
        const stuck = setTimeout(() => setImmediate(giveUp), silentMs)
        wake = () => {
          isAwake = true
          clearTimeout(stuck)
          resolve()
        }
      })
    }
  } finally {
    signal.removeEventListener('abort', abort)
    void worker.terminate()
    free()
  }
}

async function takePlace(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (atWork < MOST_AT_WORK) {
    atWork += 1
    return
  }
  await new Promise<void>((resolve, reject) => {
    const enter = () => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      waiting.splice(waiting.indexOf(enter), 1)
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    waiting.push(enter)
  })
}

function leavingOnce(): () => void {
  let isAtWork = true
  return () => {
    if (isAtWork) leavePlace()
    isAtWork = false
  }
}

// The place goes to who waited longest, or is free.
function leavePlace(): void {
  const next = waiting.shift()
  if (next === undefined) atWork -= 1
  else next()
}
