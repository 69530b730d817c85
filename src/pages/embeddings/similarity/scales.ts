import { type Rgb, sequentialColour } from '@/lib/colour-scale.ts'
import { type CodeRange, cosineOfCode, LAST_CODE } from './codes.ts'
import type { Extremes } from './distances.ts'
import { type Palette, pixelOf } from './paint.ts'

export type ScaleKind = 'fixed' | 'auto' | 'diverging'

/** What colours run over, from `low` to `high`. */
export type Scale = { kind: ScaleKind; low: number; high: number; colourOf: (value: number) => Rgb }

const LEAST_RANGE = 1e-6

/**
 * The scale of a kind: `fixed` is 0 to 1, `auto` the answer's own range without the diagonal, `diverging`
 * runs as far below 0 as above it.
 */
export function scaleOf(kind: ScaleKind, extremes: Pick<Extremes, 'min' | 'max'> | null): Scale {
  if (kind === 'diverging') {
    const most = Math.max(Math.abs(extremes?.min ?? 1), Math.abs(extremes?.max ?? 1), LEAST_RANGE)
    return { kind, low: -most, high: most, colourOf: (value) => divergingColour(value / most) }
  }
  const [low, high] = kind === 'auto' && extremes !== null ? [extremes.min, extremes.max] : [0, 1]
  const width = Math.max(high - low, LEAST_RANGE)
  return { kind, low, high, colourOf: (value) => sequentialColour((value - low) / width) }
}

// What is not defined: greys that are on neither scale.
const STRIPES: Palette['stripes'] = [pixelOf([150, 150, 156]), pixelOf([96, 96, 102])]

/** The colours of all codes on a scale. */
export function paletteOf({ colourOf }: Scale, range: CodeRange): Palette {
  const byCode = Uint32Array.from({ length: LAST_CODE + 1 }, (_, code) =>
    pixelOf(colourOf(cosineOfCode(code, range))),
  )
  return { byCode, stripes: STRIPES }
}

// RdBu of ColorBrewer 2.0 (C. Brewer, Apache 2.0), blue below: told apart by colour-blind eyes.
const BLUE_TO_RED: readonly Rgb[] = [
  [33, 102, 172],
  [67, 147, 195],
  [146, 197, 222],
  [209, 229, 240],
  [247, 247, 247],
  [253, 219, 199],
  [244, 165, 130],
  [214, 96, 77],
  [178, 24, 43],
]

/** The colour of a share from -1 (blue) over 0 (nearly white) to 1 (red). */
export function divergingColour(share: number): Rgb {
  const place = ((Math.max(-1, Math.min(1, share)) + 1) / 2) * (BLUE_TO_RED.length - 1)
  const index = Math.min(BLUE_TO_RED.length - 2, Math.floor(place))
  const from = BLUE_TO_RED[index] ?? [0, 0, 0]
  const to = BLUE_TO_RED[index + 1] ?? [0, 0, 0]
  const between = (channel: 0 | 1 | 2) =>
    Math.round(from[channel] + (to[channel] - from[channel]) * (place - index))
  return [between(0), between(1), between(2)]
}
