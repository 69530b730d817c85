import simdKernel from 'kernel/gram.wasm?url'
import relaxedKernel from 'kernel/gram-relaxed.wasm?url'
import { analyse } from './analyse.ts'
import type { AnalysisMessage, AnalysisRequest } from './messages.ts'

const KERNELS = [
  { kind: 'relaxed', url: relaxedKernel },
  { kind: 'simd', url: simdKernel },
] as const
const JAVASCRIPT = { kind: 'javascript', kernel: null } as const

addEventListener('message', async ({ data }: MessageEvent<AnalysisRequest>) => {
  const { kind, kernel } = data.wantsKernel ? await loadKernel() : JAVASCRIPT
  tell({ type: 'kernel', kernel: kind })
  for (const message of analyse(data, kernel)) tell(message)
})

// The fastest that this browser runs; where it runs none, or cannot fetch it, JavaScript does.
async function loadKernel() {
  for (const { kind, url } of KERNELS) {
    try {
      const bytes = await (await fetch(url)).arrayBuffer()
      if (WebAssembly.validate(bytes)) return { kind, kernel: await WebAssembly.compile(bytes) }
    } catch {
      // The next one.
    }
  }
  return JAVASCRIPT
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
