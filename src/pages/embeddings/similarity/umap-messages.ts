import type { Neighbours } from './neighbours.ts'

/** What UMAP starts from: the neighbours of each row, its own included. */
export type UmapRequest = Neighbours & { size: number }

/** Where the rows stand after so many of the rounds. */
export type UmapMessage = { done: number; total: number; places: Float32Array<ArrayBuffer> }
