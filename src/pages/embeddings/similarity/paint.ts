import type { Rgb } from '@/lib/colour-scale.ts'
import { UNDEFINED_CODE } from './codes.ts'
import type { Pyramid } from './pyramid.ts'
import type { Window } from './window.ts'

/** The colours by code, as the pixels of an image; two for what is not defined, in stripes. */
export type Palette = { byCode: Uint32Array; stripes: readonly [number, number] }

/** A pixel as it stands in an `ImageData`, red first in memory. */
export function pixelOf([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

const STRIPE_PX = 6

/**
 * Paints the cells in view: one look-up a device pixel, whatever the size of the matrix. Of a matrix with
 * more cells than pixels the level of its pyramid is taken that has about one a pixel.
 */
export function paintCells(
  pixels: Uint32Array,
  sidePx: number,
  pyramid: Pyramid,
  window: Window,
  { byCode, stripes }: Palette,
): void {
  const cellsPerPx = window.span / sidePx
  const wanted = Math.max(0, Math.round(Math.log2(Math.max(cellsPerPx, 1))))
  const index = Math.min(pyramid.length - 1, wanted)
  const level = pyramid[index]
  if (level === undefined) return
  const shrink = 2 ** index
  const places = (from: number) =>
    Int32Array.from({ length: sidePx }, (_, px) =>
      Math.min(level.size - 1, Math.floor((from + (px + 0.5) * cellsPerPx) / shrink)),
    )
  const columns = places(window.left)
  const rows = places(window.top)
  const [light, dark] = stripes
  for (let y = 0; y < sidePx; y += 1) {
    const from = (rows[y] ?? 0) * level.size
    const to = y * sidePx
    for (let x = 0; x < sidePx; x += 1) {
      const code = level.codes[from + (columns[x] ?? 0)] ?? UNDEFINED_CODE
      pixels[to + x] =
        code !== UNDEFINED_CODE ? (byCode[code] ?? 0) : (x + y) % STRIPE_PX < STRIPE_PX / 3 ? dark : light
    }
  }
}
