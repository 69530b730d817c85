import kernelUrl from 'kernel/similarity.wasm?url'
import { analyse } from './analyse.ts'
import type { AnalysisMessage, AnalysisRequest, Vectors } from './messages.ts'

// Vectors whose analysis takes some milliseconds, of all directions as those that will come: many for what is done
// with pairs, long ones for what is done with rows.
const WARM_UP = [vectorsOf(1024, 64), vectorsOf(256, 4096)]

function vectorsOf(count: number, length: number): Vectors {
  const numbers = Float32Array.from({ length: count * length }, (_, index) => Math.sin(index * index))
  return { numbers, lengths: new Int32Array(count).fill(length) }
}

// Begun before anything is asked: a worker that was made ahead has it by then.
const loading = loadKernel()

addEventListener('message', async ({ data }: MessageEvent<AnalysisRequest>) => {
  try {
    const kernel = data.wantsKernel ? await loading : null
    tell({ type: 'kernel', kernel: kernel === null ? 'javascript' : 'simd' })
    for (const message of analyse(data, kernel)) tell(message)
  } catch {
    tell({ type: 'failed' })
  }
})

// Null, which is JavaScript, where this browser runs no such code or cannot fetch it.
async function loadKernel(): Promise<WebAssembly.Module | null> {
  try {
    const kernel = await WebAssembly.compile(await (await fetch(kernelUrl)).arrayBuffer())
    // Run for a while ahead: the engine compiles a function for speed only then, and for all its instances.
    for (const vectors of WARM_UP) Array.from(analyse(vectors, kernel))
    return kernel
  } catch {
    return null
  }
}

function tell(message: AnalysisMessage): void {
  postMessage(message, { transfer: buffersOf(message) })
}

function buffersOf(message: AnalysisMessage): ArrayBuffer[] {
  switch (message.type) {
    case 'rows':
      return [message.codes.buffer]
    case 'range':
      return message.finer === null ? [] : [message.finer.codes.buffer]
    case 'positions':
      return [
        message.positions.places.buffer,
        message.neighbours.rows.buffer,
        message.neighbours.distances.buffer,
      ]
    case 'order':
      return [message.groups.buffer]
    default:
      return []
  }
}
