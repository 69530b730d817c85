// Dot products of many rows with many: the WebAssembly kernel, or JavaScript where that does not run.

/** Rows of length 1 and the dot products of some of them with all that follow. */
export type Gram = {
  /** Puts a row of length 1 in its place; a row that is never put is all zeros. */
  setRow(row: number, unit: Float32Array): void
  /**
   * Dot products of the rows from `first` on, `BLOCK_ROWS` of them, each with itself and every row after it:
   * `values[row * stride + column] * scale`, both counted from `first`; before the diagonal stands anything.
   * Valid until it is called again.
   */
  products(first: number): { values: Float32Array | Int32Array; stride: number; scale: number }
}

/** Rows whose products are made at once: a picture grows by as many, and may be cancelled between them. */
export const BLOCK_ROWS = 256

// Past the last row, for blocks that are not full.
const SPARE_ROWS = BLOCK_ROWS + 3
const PAGE_BYTES = 65_536
/** What the kernel makes of 1: its rows are whole numbers of 16 bits. A product is off by 0.00001, seldom by five times as much. */
const WHOLE = 32_767

/** Makes room for `count` rows of `length` numbers; `kernel` null is JavaScript. */
export function createGram(kernel: WebAssembly.Module | null, count: number, length: number): Gram {
  return kernel === null ? createPlainGram(count, length) : createKernelGram(kernel, count, length)
}

function createKernelGram(kernel: WebAssembly.Module, count: number, length: number): Gram {
  const { memory, gram } = new WebAssembly.Instance(kernel, {}).exports
  if (!(memory instanceof WebAssembly.Memory) || typeof gram !== 'function') {
    throw new Error('The similarity kernel lacks its exports.')
  }
  const stride = Math.max(16, Math.ceil(length / 16) * 16)
  const outStride = count + SPARE_ROWS
  const from = memory.buffer.byteLength
  const rowBytes = stride * Int16Array.BYTES_PER_ELEMENT
  const out = from + (count + SPARE_ROWS) * rowBytes
  const outBytes = BLOCK_ROWS * outStride * Int32Array.BYTES_PER_ELEMENT
  memory.grow(Math.ceil((out - from + outBytes) / PAGE_BYTES))
  const rows = new Int16Array(memory.buffer, from, count * stride)
  const values = new Int32Array(memory.buffer, out, BLOCK_ROWS * outStride)
  return {
    setRow(row, unit) {
      const at = row * stride
      // Rounded by cutting off what is positive: there are millions of them.
      for (let k = 0; k < unit.length; k += 1) {
        rows[at + k] = (((unit[k] ?? 0) * WHOLE + WHOLE + 0.5) | 0) - WHOLE
      }
    },
    products(first) {
      const address = from + first * rowBytes
      const columns = Math.ceil((count - first) / 3) * 3
      gram(address, BLOCK_ROWS, address, columns, stride, out, outStride)
      return { values, stride: outStride, scale: 1 / (WHOLE * WHOLE) }
    },
  }
}

/** Sixteen sums at once: each number that is read is used four times. */
function createPlainGram(count: number, length: number): Gram {
  const stride = Math.max(1, length)
  const outStride = count + SPARE_ROWS
  const rows = new Float32Array((count + SPARE_ROWS) * stride)
  const values = new Float32Array(BLOCK_ROWS * outStride)
  return {
    setRow: (row, unit) => rows.set(unit, row * stride),
    products(first) {
      const last = Math.min(BLOCK_ROWS, count - first)
      for (let row = 0; row < last; row += 4) {
        for (let column = row; column < count - first; column += 4) {
          fourByFour(rows, (first + row) * stride, (first + column) * stride, stride, values, {
            at: row * outStride + column,
            outStride,
          })
        }
      }
      return { values, stride: outStride, scale: 1 }
    },
  }
}

function fourByFour(
  rows: Float32Array,
  a: number,
  b: number,
  stride: number,
  out: Float32Array,
  { at, outStride }: { at: number; outStride: number },
): void {
  // Views of one row each: the engine then knows their bounds, and no list is made in the loop.
  const view = (from: number) => rows.subarray(from, from + stride)
  const a0 = view(a)
  const a1 = view(a + stride)
  const a2 = view(a + 2 * stride)
  const a3 = view(a + 3 * stride)
  const b0 = view(b)
  const b1 = view(b + stride)
  const b2 = view(b + 2 * stride)
  const b3 = view(b + 3 * stride)
  let s00 = 0
  let s01 = 0
  let s02 = 0
  let s03 = 0
  let s10 = 0
  let s11 = 0
  let s12 = 0
  let s13 = 0
  let s20 = 0
  let s21 = 0
  let s22 = 0
  let s23 = 0
  let s30 = 0
  let s31 = 0
  let s32 = 0
  let s33 = 0
  for (let k = 0; k < stride; k += 1) {
    const x0 = a0[k] ?? 0
    const x1 = a1[k] ?? 0
    const x2 = a2[k] ?? 0
    const x3 = a3[k] ?? 0
    const y0 = b0[k] ?? 0
    const y1 = b1[k] ?? 0
    const y2 = b2[k] ?? 0
    const y3 = b3[k] ?? 0
    s00 += x0 * y0
    s01 += x0 * y1
    s02 += x0 * y2
    s03 += x0 * y3
    s10 += x1 * y0
    s11 += x1 * y1
    s12 += x1 * y2
    s13 += x1 * y3
    s20 += x2 * y0
    s21 += x2 * y1
    s22 += x2 * y2
    s23 += x2 * y3
    s30 += x3 * y0
    s31 += x3 * y1
    s32 += x3 * y2
    s33 += x3 * y3
  }
  out.set([s00, s01, s02, s03], at)
  out.set([s10, s11, s12, s13], at + outStride)
  out.set([s20, s21, s22, s23], at + 2 * outStride)
  out.set([s30, s31, s32, s33], at + 3 * outStride)
}
