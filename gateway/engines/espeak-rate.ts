/** Words a minute that espeak-ng speaks by itself, and the limits within which it keeps its voice. */
const NORMAL = 175
const SLOWEST = 80
const FASTEST = 450

/**
 * How a speed of the API is reached: by espeak's own rate as far as that goes (0.46 to 2.6), the rest by
 * stretching time; `stretch` is the factor of the length.
 */
export function rateOf(speed: number): { wordsPerMinute: number; stretch: number } {
  const wordsPerMinute = Math.round(Math.min(FASTEST, Math.max(SLOWEST, NORMAL * speed)))
  const reached = wordsPerMinute / NORMAL
  const isReached = NORMAL * speed >= SLOWEST && NORMAL * speed <= FASTEST
  return { wordsPerMinute, stretch: isReached ? 1 : reached / speed }
}
