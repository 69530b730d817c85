// What a page's objects weigh: the heap without the code that the engine compiles as it runs, and without the browser's own.
import type { CDPSession } from '@playwright/test'
import * as z from 'zod'

const NOT_OURS = ['code', 'native', 'synthetic', 'hidden']

const heapSnapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())], z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
})

/** The sum of the sizes of all live objects, strings, arrays and functions, after a collection: MB. */
export async function heapObjectsMb(session: CDPSession): Promise<number> {
  const parts: string[] = []
  const keep = ({ chunk }: { chunk: string }) => parts.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', keep)
  const { snapshot, nodes } = heapSnapshot.parse(JSON.parse(parts.join('')))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const typeAt = fields.indexOf('type')
  const sizeAt = fields.indexOf('self_size')
  let bytes = 0
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = types[0][nodes[node + typeAt] ?? 0] ?? ''
    if (!NOT_OURS.includes(type)) bytes += nodes[node + sizeAt] ?? 0
  }
  return bytes / 2 ** 20
}
