import { UMAP } from 'umap-js'
import type { UmapMessage, UmapRequest } from './umap-messages.ts'

/** Between two pictures. */
const PICTURE_MS = 80
const SEED = 42

// L. McInnes, J. Healy and J. Melville, "UMAP: Uniform Manifold Approximation and Projection for Dimension
// Reduction" (2018), with exact neighbours in place of its approximate ones. The same rows give the same map.
addEventListener('message', ({ data }: MessageEvent<UmapRequest>) => {
  const { size, count, rows, distances } = data
  const umap = new UMAP({ nComponents: 2, nNeighbors: count - 1, random: seeded(SEED) })
  const cut = (numbers: Int32Array | Float32Array) =>
    Array.from({ length: size }, (_, row) => Array.from(numbers.subarray(row * count, (row + 1) * count)))
  umap.setPrecomputedKNN(cut(rows), cut(distances))
  const total = umap.initializeFit(Array.from({ length: size }, () => []))
  let shownMs = performance.now()
  for (let done = 0; done < total; ) {
    done = umap.step()
    if (performance.now() - shownMs < PICTURE_MS && done < total) continue
    shownMs = performance.now()
    const places = Float32Array.from(umap.getEmbedding().flat())
    const message: UmapMessage = { done, total, places }
    postMessage(message, { transfer: [places.buffer] })
  }
})

/** T. Ettinger's mulberry32: random enough for a layout, and the same each time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
