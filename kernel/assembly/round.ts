/** Added to a float32 under 2^22 it leaves no room for a fraction: the whole number is in the lowest bits. */
const WHOLE: f32 = 12_582_912
const WHOLE_BITS: i32 = 0x4b400000

/** Four float32 between -2^22 and 2^22 as the nearest int32: two additions, where the instructions for it take ten. */
// @ts-ignore: decorator
@inline
export function roundFour(numbers: v128): v128 {
  return i32x4.sub(f32x4.add(numbers, f32x4.splat(WHOLE)), i32x4.splat(WHOLE_BITS))
}
