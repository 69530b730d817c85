// Hears one file: decodes it and posts what was heard, or why nothing could be; then null.
import { parentPort, workerData } from 'node:worker_threads'
import { hear, SoundError } from '../sandbox/hear.ts'
import { decodeSound } from './decode-sound.ts'

async function listen(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  try {
    return { heard: hear(await decodeSound(bytes)) }
  } catch (error) {
    if (error instanceof SoundError) return { problem: error.message }
    // A decoder that fails on a damaged file says so in its own words.
    return { problem: `The sound could not be decoded: ${error instanceof Error ? error.message : error}.` }
  }
}

parentPort?.postMessage(await listen(workerData))
parentPort?.postMessage(null)
