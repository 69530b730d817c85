// Similarities as one byte a pair: what crosses to the page and what is drawn.
import { cosineOf, NO_DISTANCE } from './distances.ts'

/** The code of a pair whose similarity is not defined. */
export const UNDEFINED_CODE = 255
/** The code of the upper end of a range; that of the lower is 0. */
export const LAST_CODE = 254

/** What codes stand for: 0 is `low`, 254 is `high`, evenly between. */
export type CodeRange = { low: number; high: number }

/** Every cosine there is: what codes stand for while the answer's own range is not known. */
export const FULL_RANGE: CodeRange = { low: -1, high: 1 }

/** The cosine that a code stands for; NaN where it is not defined. */
export function cosineOfCode(code: number, { low, high }: CodeRange): number {
  return code === UNDEFINED_CODE ? Number.NaN : low + (code / LAST_CODE) * (high - low)
}

/** The code of a cosine; what lies outside the range gets its nearest end. */
export function codeOfCosine(cosine: number, { low, high }: CodeRange): number {
  if (Number.isNaN(cosine)) return UNDEFINED_CODE
  const share = (cosine - low) / (high - low)
  return Math.round(Math.max(0, Math.min(1, share)) * LAST_CODE)
}

/** The code of every distance on a range. */
export function codeTable(range: CodeRange): Uint8Array {
  const table = new Uint8Array(NO_DISTANCE + 1)
  for (let distance = 0; distance < NO_DISTANCE; distance += 1) {
    table[distance] = codeOfCosine(cosineOf(distance), range)
  }
  table[NO_DISTANCE] = UNDEFINED_CODE
  return table
}
