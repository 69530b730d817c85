/** Bytes of columns that are worked on at once: they stay in the second-level cache. */
const TILE_BYTES: usize = 128 * 1024

// @ts-ignore: decorator
@inline
function add(a: v128, b: v128, sum: v128): v128 {
  return i32x4.add(i32x4.dot_i16x8_s(a, b), sum)
}

// @ts-ignore: decorator
@inline
function total(sum: v128): i32 {
  return (
    i32x4.extract_lane(sum, 0) +
    i32x4.extract_lane(sum, 1) +
    (i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3))
  )
}

/**
 * Writes the dot product of each of `rows` rows from `a` with each of `columns` rows from `b`, as int32:
 * `out[row * outStride + column]`. Where both are the same rows, those left of the diagonal are not written:
 * they are the others once more.
 *
 * A row is `stride` int16, a multiple of 16, padded with zeros; no two rows may have a product past 2^31, which
 * rows no longer than 46,340 never have. `rows` is a multiple of 4, `columns` of 3.
 * `outStride` counts int32. Twelve sums, three columns and one row fill the sixteen registers that x86
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
  const row: usize = stride << 1
  const outRow: usize = outStride << 2
  let tile: usize = TILE_BYTES / row
  tile = tile < 3 ? 3 : tile - (tile % 3)
  for (let from: usize = 0; from < columns; from += tile) {
    const to: usize = from + tile < columns ? from + tile : columns
    for (let i: usize = 0; i < rows; i += 4) {
      let start: usize = a == b ? i - (i % 3) : 0
      if (start < from) start = from
      for (let j: usize = start; j < to; j += 3) {
        let a0: usize = a + i * row
        let a1: usize = a0 + row
        let a2: usize = a1 + row
        let a3: usize = a2 + row
        let b0: usize = b + j * row
        let b1: usize = b0 + row
        let b2: usize = b1 + row
        const end: usize = a0 + row
        let s00 = i32x4.splat(0), s01 = i32x4.splat(0), s02 = i32x4.splat(0)
        let s10 = i32x4.splat(0), s11 = i32x4.splat(0), s12 = i32x4.splat(0)
        let s20 = i32x4.splat(0), s21 = i32x4.splat(0), s22 = i32x4.splat(0)
        let s30 = i32x4.splat(0), s31 = i32x4.splat(0), s32 = i32x4.splat(0)
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
        i32.store(o, total(s00)); i32.store(o, total(s01), 4); i32.store(o, total(s02), 8)
        o += outRow
        i32.store(o, total(s10)); i32.store(o, total(s11), 4); i32.store(o, total(s12), 8)
        o += outRow
        i32.store(o, total(s20)); i32.store(o, total(s21), 4); i32.store(o, total(s22), 8)
        o += outRow
        i32.store(o, total(s30)); i32.store(o, total(s31), 4); i32.store(o, total(s32), 8)
      }
    }
  }
}
