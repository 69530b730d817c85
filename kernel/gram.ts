// The similarity kernel: dot products of many rows with many rows, four by three at a time.
// AssemblyScript, outside tsc and lint; built by kernel/plugin.ts, once with fused multiply-add (relaxed
// SIMD, RELAXED=1) and once without. Memory is laid out by the caller; no address here is checked.

// @ts-ignore: set on the compiler's command line
const FUSED: bool = RELAXED != 0

/** Bytes of columns that are worked on at once: they stay in the second-level cache. */
const TILE_BYTES: usize = 128 * 1024

// @ts-ignore: decorator
@inline
function add(a: v128, b: v128, sum: v128): v128 {
  if (FUSED) return f32x4.relaxed_madd(a, b, sum)
  return f32x4.add(f32x4.mul(a, b), sum)
}

// @ts-ignore: decorator
@inline
function total(sum: v128): f32 {
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  )
}

/**
 * Writes the dot product of each of `rows` rows from `a` with each of `columns` rows from `b`, as float32:
 * `out[row * outStride + column]`.
 *
 * A row is `stride` floats, a multiple of 8, padded with zeros; `rows` is a multiple of 4, `columns` of 3.
 * `outStride` counts floats. Twelve sums, three columns and one row fill the sixteen registers that x86
 * has; this shape is K. Goto and R. van de Geijn's, "Anatomy of High-Performance Matrix Multiplication",
 * ACM Transactions on Mathematical Software 34 (2008), without the packing, which whole rows do not need.
 */
export function gram(
  a: usize,
  rows: usize,
  b: usize,
  columns: usize,
  stride: usize,
  out: usize,
  outStride: usize,
): void {
  const row: usize = stride << 2
  const outRow: usize = outStride << 2
  let tile: usize = TILE_BYTES / row
  tile = tile < 3 ? 3 : tile - (tile % 3)
  for (let from: usize = 0; from < columns; from += tile) {
    const to: usize = from + tile < columns ? from + tile : columns
    for (let i: usize = 0; i < rows; i += 4) {
      for (let j: usize = from; j < to; j += 3) {
        let a0: usize = a + i * row
        let a1: usize = a0 + row
        let a2: usize = a1 + row
        let a3: usize = a2 + row
        let b0: usize = b + j * row
        let b1: usize = b0 + row
        let b2: usize = b1 + row
        const end: usize = a0 + row
        let s00 = f32x4.splat(0), s01 = f32x4.splat(0), s02 = f32x4.splat(0)
        let s10 = f32x4.splat(0), s11 = f32x4.splat(0), s12 = f32x4.splat(0)
        let s20 = f32x4.splat(0), s21 = f32x4.splat(0), s22 = f32x4.splat(0)
        let s30 = f32x4.splat(0), s31 = f32x4.splat(0), s32 = f32x4.splat(0)
        while (a0 < end) {
          let y0 = v128.load(b0), y1 = v128.load(b1), y2 = v128.load(b2)
          let x = v128.load(a0)
          s00 = add(x, y0, s00); s01 = add(x, y1, s01); s02 = add(x, y2, s02)
          x = v128.load(a1)
          s10 = add(x, y0, s10); s11 = add(x, y1, s11); s12 = add(x, y2, s12)
          x = v128.load(a2)
          s20 = add(x, y0, s20); s21 = add(x, y1, s21); s22 = add(x, y2, s22)
          x = v128.load(a3)
          s30 = add(x, y0, s30); s31 = add(x, y1, s31); s32 = add(x, y2, s32)
          y0 = v128.load(b0, 16); y1 = v128.load(b1, 16); y2 = v128.load(b2, 16)
          x = v128.load(a0, 16)
          s00 = add(x, y0, s00); s01 = add(x, y1, s01); s02 = add(x, y2, s02)
          x = v128.load(a1, 16)
          s10 = add(x, y0, s10); s11 = add(x, y1, s11); s12 = add(x, y2, s12)
          x = v128.load(a2, 16)
          s20 = add(x, y0, s20); s21 = add(x, y1, s21); s22 = add(x, y2, s22)
          x = v128.load(a3, 16)
          s30 = add(x, y0, s30); s31 = add(x, y1, s31); s32 = add(x, y2, s32)
          a0 += 32; a1 += 32; a2 += 32; a3 += 32
          b0 += 32; b1 += 32; b2 += 32
        }
        let o: usize = out + i * outRow + (j << 2)
        f32.store(o, total(s00)); f32.store(o, total(s01), 4); f32.store(o, total(s02), 8)
        o += outRow
        f32.store(o, total(s10)); f32.store(o, total(s11), 4); f32.store(o, total(s12), 8)
        o += outRow
        f32.store(o, total(s20)); f32.store(o, total(s21), 4); f32.store(o, total(s22), 8)
        o += outRow
        f32.store(o, total(s30)); f32.store(o, total(s31), 4); f32.store(o, total(s32), 8)
      }
    }
  }
}
