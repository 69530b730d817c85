import { roundFour } from './round'

/** As many steps of a distance make a cosine of 1; twice as many are the opposite direction. */
const STEPS: f32 = 32_767
const FARTHEST: f32 = 65_534
const NONE: u32 = 65_535

/** Rows that are turned together: the lines that the turned half is written to are filled before they are left. */
const GROUP: usize = 32
const BLOCK: usize = 8

// @ts-ignore: decorator
@inline
function distanceOf(product: i32): u32 {
  const distance = nearest<f32>(STEPS - <f32>product / STEPS)
  return <u32>max<f32>(0, min<f32>(FARTHEST, distance))
}

// @ts-ignore: decorator
@inline
function fourOf(address: usize): v128 {
  const cosines = f32x4.mul(f32x4.convert_i32x4_s(v128.load(address)), f32x4.splat(1 / STEPS))
  const distances = f32x4.sub(f32x4.splat(STEPS), cosines)
  return roundFour(f32x4.pmax(f32x4.splat(0), f32x4.pmin(f32x4.splat(FARTHEST), distances)))
}

// @ts-ignore: decorator
@inline
function eightOf(address: usize): v128 {
  return i16x8.narrow_i32x4_u(fourOf(address), fourOf(address + 16))
}

/**
 * Writes the distances of `rows` rows from row `first` on to every row from there on into a square matrix of
 * `size` uint16 a row, both ways: what `products[row * stride + column]` (int32, both counted from `first`; only
 * what is right of the diagonal) says of two rows of length 32,767. On the diagonal stands 65,535, which is none.
 */
export function distances(
  products: usize,
  stride: usize,
  rows: usize,
  matrix: usize,
  size: usize,
  first: usize,
): void {
  const columns: usize = size - first
  const corner: usize = matrix + ((first * size + first) << 1)
  for (let top: usize = 0; top < rows; top += GROUP) {
    const bottom: usize = min<usize>(rows, top + GROUP)
    for (let left: usize = top; left < columns; left += BLOCK) {
      const end: usize = min<usize>(bottom, left + 1)
      for (let row: usize = top; row < end; row += BLOCK) {
        const isWhole = row < left && row + BLOCK <= rows && left + BLOCK <= columns
        if (isWhole) turnBlock(products, stride, corner, size, row, left)
        else turnEach(products, stride, corner, size, row, left, rows, columns)
      }
    }
  }
}

function turnEach(
  products: usize,
  stride: usize,
  corner: usize,
  size: usize,
  top: usize,
  left: usize,
  rows: usize,
  columns: usize,
): void {
  const bottom: usize = min<usize>(rows, top + BLOCK)
  const right: usize = min<usize>(columns, left + BLOCK)
  for (let row: usize = top; row < bottom; row += 1) {
    for (let column: usize = max<usize>(left, row); column < right; column += 1) {
      const product = load<i32>(products + ((row * stride + column) << 2))
      const distance = row == column ? NONE : distanceOf(product)
      store<u16>(corner + ((row * size + column) << 1), <u16>distance)
      store<u16>(corner + ((column * size + row) << 1), <u16>distance)
    }
  }
}

// Eight by eight: written as they are, and turned by three rounds of interleaving.
function turnBlock(
  products: usize,
  stride: usize,
  corner: usize,
  size: usize,
  row: usize,
  left: usize,
): void {
  const line: usize = size << 1
  const from: usize = products + ((row * stride + left) << 2)
  const step: usize = stride << 2
  const a0 = eightOf(from), a1 = eightOf(from + step)
  const a2 = eightOf(from + 2 * step), a3 = eightOf(from + 3 * step)
  const a4 = eightOf(from + 4 * step), a5 = eightOf(from + 5 * step)
  const a6 = eightOf(from + 6 * step), a7 = eightOf(from + 7 * step)

  let to: usize = corner + ((row * size + left) << 1)
  v128.store(to, a0); to += line
  v128.store(to, a1); to += line
  v128.store(to, a2); to += line
  v128.store(to, a3); to += line
  v128.store(to, a4); to += line
  v128.store(to, a5); to += line
  v128.store(to, a6); to += line
  v128.store(to, a7)

  const b0 = i16x8.shuffle(a0, a1, 0, 8, 1, 9, 2, 10, 3, 11), b1 = i16x8.shuffle(a0, a1, 4, 12, 5, 13, 6, 14, 7, 15)
  const b2 = i16x8.shuffle(a2, a3, 0, 8, 1, 9, 2, 10, 3, 11), b3 = i16x8.shuffle(a2, a3, 4, 12, 5, 13, 6, 14, 7, 15)
  const b4 = i16x8.shuffle(a4, a5, 0, 8, 1, 9, 2, 10, 3, 11), b5 = i16x8.shuffle(a4, a5, 4, 12, 5, 13, 6, 14, 7, 15)
  const b6 = i16x8.shuffle(a6, a7, 0, 8, 1, 9, 2, 10, 3, 11), b7 = i16x8.shuffle(a6, a7, 4, 12, 5, 13, 6, 14, 7, 15)
  const c0 = i32x4.shuffle(b0, b2, 0, 4, 1, 5), c1 = i32x4.shuffle(b0, b2, 2, 6, 3, 7)
  const c2 = i32x4.shuffle(b1, b3, 0, 4, 1, 5), c3 = i32x4.shuffle(b1, b3, 2, 6, 3, 7)
  const c4 = i32x4.shuffle(b4, b6, 0, 4, 1, 5), c5 = i32x4.shuffle(b4, b6, 2, 6, 3, 7)
  const c6 = i32x4.shuffle(b5, b7, 0, 4, 1, 5), c7 = i32x4.shuffle(b5, b7, 2, 6, 3, 7)

  to = corner + ((left * size + row) << 1)
  v128.store(to, i64x2.shuffle(c0, c4, 0, 2)); to += line
  v128.store(to, i64x2.shuffle(c0, c4, 1, 3)); to += line
  v128.store(to, i64x2.shuffle(c1, c5, 0, 2)); to += line
  v128.store(to, i64x2.shuffle(c1, c5, 1, 3)); to += line
  v128.store(to, i64x2.shuffle(c2, c6, 0, 2)); to += line
  v128.store(to, i64x2.shuffle(c2, c6, 1, 3)); to += line
  v128.store(to, i64x2.shuffle(c3, c7, 0, 2)); to += line
  v128.store(to, i64x2.shuffle(c3, c7, 1, 3))
}
