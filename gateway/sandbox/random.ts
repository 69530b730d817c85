/**
 * A generator of numbers in 0..1 (1 excluded), the same sequence for the same seed on every machine.
 *
 * Mulberry32 by Tommy Ettinger (public domain), as given in
 * https://github.com/bryc/code/blob/master/jshash/PRNGs.md. The seed is taken modulo 2³², fractions
 * dropped; the sequence repeats after 2³² numbers. Not for secrets.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
