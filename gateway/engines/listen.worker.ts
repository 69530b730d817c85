// Hears one file: decodes it and posts what was heard, or why nothing could be; then null.
import { parentPort, workerData } from 'node:worker_threads'
import { hear, SoundError } from '../sandbox/hear.ts'
import { decodeSound } from './decode-sound.ts'

async function listen(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  try {
    return { heard: hear(await decodeSound(bytes)) }
  } catch (error) {
    if (error instanceof SoundError) return { problem: error.message }
    // What a reader of a library says of a damaged file is meant for those who wrote it.
    return {
      problem: 'The sound could not be decoded: the file is damaged, or of a kind that is not known here.',
    }
  }
}

parentPort?.postMessage(await listen(workerData))
parentPort?.postMessage(null)
