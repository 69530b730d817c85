/** A colour as red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

// Samples of viridis (S. van der Walt and N. Smith, 2015, CC0): perceptually even, safe for colour-blind eyes.
const VIRIDIS: readonly Rgb[] = [
  [68, 1, 84],
  [71, 45, 123],
  [59, 82, 139],
  [44, 114, 142],
  [33, 145, 140],
  [40, 174, 128],
  [94, 201, 98],
  [173, 220, 48],
  [253, 231, 37],
]

/** The colour of a share, 0 (dark violet) to 1 (yellow); what lies outside gets the nearest end. */
export function sequentialColour(share: number): Rgb {
  const place = Math.min(1, Math.max(0, share)) * (VIRIDIS.length - 1)
  const index = Math.min(VIRIDIS.length - 2, Math.floor(place))
  const from = VIRIDIS[index] ?? [0, 0, 0]
  const to = VIRIDIS[index + 1] ?? [0, 0, 0]
  const between = (channel: 0 | 1 | 2) =>
    Math.round(from[channel] + (to[channel] - from[channel]) * (place - index))
  return [between(0), between(1), between(2)]
}

/** Whether dark letters read better than light ones on a colour, by its relative luminance (WCAG 2.2). */
export function wantsDarkText([red, green, blue]: Rgb): boolean {
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) > 0.179
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`
}
