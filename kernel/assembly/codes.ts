import { roundFour } from './round'

/** The distance of a pair that has none, and its code. */
const NONE: u32 = 65_535
const LAST_CODE: f32 = 254
const NO_CODE: u8 = 255

// @ts-ignore: decorator
@inline
function fourCodes(distances: v128, factor: v128, offset: v128): v128 {
  const codes = f32x4.sub(offset, f32x4.mul(f32x4.convert_i32x4_s(distances), factor))
  return roundFour(f32x4.pmax(f32x4.splat(0), f32x4.pmin(f32x4.splat(LAST_CODE), codes)))
}

// @ts-ignore: decorator
@inline
function eightCodes(distances: v128, factor: v128, offset: v128): v128 {
  const low = fourCodes(i32x4.extend_low_i16x8_u(distances), factor, offset)
  const high = fourCodes(i32x4.extend_high_i16x8_u(distances), factor, offset)
  // All bits where there is none: those of its code, too.
  return v128.or(i16x8.narrow_i32x4_u(low, high), i16x8.eq(distances, i16x8.splat(-1)))
}

/** Writes the codes of `count` distances: `offset - distance * factor`, to the nearest of 0..254; 255 where there is none. */
export function codes(distances: usize, count: usize, factor: f32, offset: f32, out: usize): void {
  const factors = f32x4.splat(factor)
  const offsets = f32x4.splat(offset)
  const end: usize = distances + (count << 1)
  for (; distances + 32 <= end; distances += 32, out += 16) {
    const low = eightCodes(v128.load(distances), factors, offsets)
    const high = eightCodes(v128.load(distances, 16), factors, offsets)
    // As signed numbers, of which all bits are -1: those of one byte, too.
    v128.store(out, v128.or(i8x16.narrow_i16x8_u(low, high), i8x16.narrow_i16x8_s(none(low), none(high))))
  }
  for (; distances < end; distances += 2, out += 1) {
    const distance: u32 = load<u16>(distances)
    const code = max<f32>(0, min<f32>(LAST_CODE, offset - <f32>distance * factor))
    store<u8>(out, distance == NONE ? NO_CODE : <u8>nearest<f32>(code))
  }
}

// @ts-ignore: decorator
@inline
function none(codes: v128): v128 {
  return i16x8.eq(codes, i16x8.splat(-1))
}

/** The least distance of `count` in the low half of the result, in the high half one more than the greatest: 0 without any. */
export function extremes(distances: usize, count: usize): u32 {
  let least: v128 = i16x8.splat(-1)
  let most: v128 = i16x8.splat(0)
  const end: usize = distances + (count << 1)
  for (; distances + 16 <= end; distances += 16) {
    const eight = v128.load(distances)
    least = i16x8.min_u(least, eight)
    // One more than the mark of none is 0.
    most = i16x8.max_u(most, i16x8.add(eight, i16x8.splat(1)))
  }
  let low: u32 = NONE
  let high: u32 = 0
  v128.store(SCRATCH, least)
  v128.store(SCRATCH, most, 16)
  for (let lane: usize = SCRATCH; lane < SCRATCH + 16; lane += 2) {
    low = min<u32>(low, load<u16>(lane))
    high = max<u32>(high, load<u16>(lane, 16))
  }
  for (; distances < end; distances += 2) {
    const distance: u32 = load<u16>(distances)
    low = min<u32>(low, distance)
    high = max<u32>(high, (distance + 1) & NONE)
  }
  return (high << 16) | low
}

const SCRATCH: usize = memory.data(32)
