import { roundFour } from './round'

/**
 * Writes `count` float32 from `from`, times `factor`, as the nearest int16 to `to`. `count` is a multiple of 8;
 * what is past 32,767 becomes that, and nothing is past 2^22.
 */
export function quantise(from: usize, count: usize, factor: f32, to: usize): void {
  const factors = f32x4.splat(factor)
  const end: usize = from + (count << 2)
  while (from < end) {
    const low = roundFour(f32x4.mul(v128.load(from), factors))
    const high = roundFour(f32x4.mul(v128.load(from, 16), factors))
    v128.store(to, i16x8.narrow_i32x4_s(low, high))
    from += 32
    to += 16
  }
}
