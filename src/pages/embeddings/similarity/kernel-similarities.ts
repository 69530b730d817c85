// The similarities of all pairs by the WebAssembly kernel, in its memory.
import { LAST_CODE } from './codes.ts'
import { NO_DISTANCE, STEPS, toExtremes } from './distances.ts'
import { BLOCK_ROWS, type Similarities } from './similarities.ts'

// Past the last row, for blocks that are not full.
const SPARE_ROWS = BLOCK_ROWS + 3
const PAGE_BYTES = 65_536
/** What the kernel makes of 1: its rows are whole numbers of 16 bits. A product is off by 0.00001, seldom by five times as much. */
const WHOLE = 32_767
const MOST_FLOAT32 = 3.4e38

type Kernel = {
  memory: WebAssembly.Memory
  quantise(from: number, count: number, factor: number, to: number): void
  gram(
    a: number,
    rows: number,
    b: number,
    columns: number,
    stride: number,
    out: number,
    outStride: number,
  ): void
  distances(products: number, stride: number, rows: number, matrix: number, size: number, first: number): void
  codes(distances: number, count: number, factor: number, offset: number, out: number): void
  extremes(distances: number, count: number): number
}

/** Makes room for `size` rows of `length` numbers. */
export function createKernelSimilarities(
  module: WebAssembly.Module,
  size: number,
  length: number,
): Similarities {
  const kernel = instanceOf(module)
  const stride = Math.max(16, Math.ceil(length / 16) * 16)
  const outStride = size + SPARE_ROWS
  const room = makeRoom(kernel.memory)
  const place = {
    row: room.take(stride * Float32Array.BYTES_PER_ELEMENT),
    rows: room.take((size + SPARE_ROWS) * stride * Int16Array.BYTES_PER_ELEMENT),
    products: room.take(BLOCK_ROWS * outStride * Int32Array.BYTES_PER_ELEMENT),
    distances: room.take(size * size * Uint16Array.BYTES_PER_ELEMENT),
    codes: room.take(BLOCK_ROWS * size),
  }
  room.grow()
  const { buffer } = kernel.memory
  const row32 = new Float32Array(buffer, place.row, stride)
  const values = new Uint16Array(buffer, place.distances, size * size)
  const blockCodes = new Uint8Array(buffer, place.codes, BLOCK_ROWS * size)
  const undefinedRows = new Set(Array(size).keys())
  const rowAt = (row: number) => place.rows + row * stride * Int16Array.BYTES_PER_ELEMENT
  const distancesAt = (row: number) => place.distances + row * size * Uint16Array.BYTES_PER_ELEMENT
  /** Of each block that is filled, as the kernel tells them. */
  const extremes: number[] = []

  // To the kernel it is a row of zeros, at a right angle to all.
  const erase = (first: number, last: number) => {
    for (const none of undefinedRows) {
      if (none >= first && none < last) values.fill(NO_DISTANCE, none * size, (none + 1) * size)
      for (let row = first; row < last; row += 1) values[row * size + none] = NO_DISTANCE
    }
  }

  return {
    distances: { size, values },
    setRow(row, vector, factor) {
      // What a float32 cannot hold, the factor of a very short vector, is brought in where numbers are wider.
      const isTiny = factor * WHOLE > MOST_FLOAT32
      row32.set(isTiny ? vector.map((value) => value * factor) : vector)
      row32.fill(0, vector.length)
      kernel.quantise(place.row, stride, isTiny ? WHOLE : factor * WHOLE, rowAt(row))
      undefinedRows.delete(row)
    },
    fill(first) {
      const last = Math.min(size, first + BLOCK_ROWS)
      const columns = Math.ceil((size - first) / 3) * 3
      kernel.gram(rowAt(first), BLOCK_ROWS, rowAt(first), columns, stride, place.products, outStride)
      kernel.distances(place.products, outStride, last - first, place.distances, size, first)
      erase(first, last)
      // Before a row is exactly like itself, whatever rounding says.
      extremes.push(kernel.extremes(distancesAt(first), (last - first) * size))
      for (let row = first; row < last; row += 1) {
        if (!undefinedRows.has(row)) values[row * size + row] = 0
      }
    },
    codes({ low, high }, first, last) {
      const codes = new Uint8Array((last - first) * size)
      const perStep = LAST_CODE / (high - low)
      for (let from = first; from < last; from += BLOCK_ROWS) {
        const count = (Math.min(last, from + BLOCK_ROWS) - from) * size
        kernel.codes(distancesAt(from), count, perStep / STEPS, (1 - low) * perStep, place.codes)
        codes.set(blockCodes.subarray(0, count), (from - first) * size)
      }
      return codes
    },
    extremes() {
      const nearest = Math.min(...extremes.map((both) => both & NO_DISTANCE))
      const farthest = Math.max(...extremes.map((both) => both >>> 16)) - 1
      return farthest < 0 ? null : toExtremes(nearest, farthest, pairOf(values, size, nearest))
    },
  }
}

// The first of the pairs that are so far from each other.
function pairOf(values: Uint16Array, size: number, distance: number): readonly [number, number] {
  for (let row = 0; row < size; row += 1) {
    const after = values.subarray(row * size + row + 1, (row + 1) * size).indexOf(distance)
    if (after >= 0) return [row, row + 1 + after]
  }
  return [0, 0]
}

function instanceOf(module: WebAssembly.Module): Kernel {
  const { exports } = new WebAssembly.Instance(module, {})
  if (!isKernel(exports)) throw new Error('The similarity kernel lacks its exports.')
  return exports
}

function isKernel(exports: object): exports is Kernel {
  const names = ['quantise', 'gram', 'distances', 'codes', 'extremes']
  return (
    'memory' in exports &&
    exports.memory instanceof WebAssembly.Memory &&
    names.every((name) => typeof Reflect.get(exports, name) === 'function')
  )
}

// One part of memory after the other, each at a multiple of 16 bytes.
function makeRoom(memory: WebAssembly.Memory) {
  let end = memory.buffer.byteLength
  return {
    take(bytes: number): number {
      const at = end
      end += Math.ceil(bytes / 16) * 16
      return at
    },
    grow: () => void memory.grow(Math.ceil((end - memory.buffer.byteLength) / PAGE_BYTES)),
  }
}
