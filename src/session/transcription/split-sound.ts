import type { Stretch } from '../transcription.ts'
import type { SoundPart } from './cut-sound.ts'
import type { SplitRequest, SplitTold } from './split.worker.ts'

/** A sound that is being cut: how many parts it becomes, and one after the other. */
export type Splitting = Disposable & {
  count: number
  /** The next part; null when there are no more. Asked for one at a time. */
  next(): Promise<SoundPart | null>
}

/**
 * Cuts a sound, or a stretch of it, into parts in a worker. Null where this browser cannot read it. Disposing
 * ends the worker; a part that is waited for then never comes.
 */
export async function splitSound(sound: Blob, stretch: Stretch | null): Promise<Splitting | null> {
  const worker = new Worker(new URL('./split.worker.ts', import.meta.url), { type: 'module' })
  const ask = async (request: SplitRequest): Promise<SplitTold> => {
    const { promise, resolve } = Promise.withResolvers<SplitTold>()
    worker.onmessage = ({ data }: MessageEvent<SplitTold>) => resolve(data)
    worker.onerror = () => resolve({ problem: 'unreadable' })
    worker.postMessage(request)
    return promise
  }
  const opened = await ask({ sound, stretch })
  if (!('count' in opened)) {
    worker.terminate()
    return null
  }
  return {
    count: opened.count,
    async next() {
      const told = await ask('next')
      if ('problem' in told) throw new Error('The sound cannot be read to its end.')
      return 'part' in told ? told.part : null
    },
    [Symbol.dispose]: () => worker.terminate(),
  }
}
