import { useEffect, useState } from 'react'
import type { Neighbours } from './similarity/neighbours.ts'
import type { UmapMessage, UmapRequest } from './similarity/umap-messages.ts'

/** Where UMAP has the rows by now, and how far it has come; null progress is rest. */
export type Umap = { places: Float32Array | null; progress: { done: number; total: number } | null }

/** Lays rows out by their neighbours, in a worker of its own; null neighbours stop it. */
export function useUmap(neighbours: Neighbours | null, size: number): Umap {
  const [told, setTold] = useState<{ of: Neighbours; message: UmapMessage } | null>(null)
  useEffect(() => {
    if (neighbours === null) return
    const worker = new Worker(new URL('./similarity/umap.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<UmapMessage>) => setTold({ of: neighbours, message: data })
    const request: UmapRequest = { ...neighbours, size }
    worker.postMessage(request)
    return () => worker.terminate()
  }, [neighbours, size])
  if (neighbours === null) return { places: null, progress: null }
  const message = told?.of === neighbours ? told.message : { places: null, done: 0, total: 1 }
  const { places, done, total } = message
  return { places, progress: done < total ? { done, total } : null }
}
