const seconds = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 })
const shortSeconds = new Intl.NumberFormat('en', { maximumFractionDigits: 2, minimumFractionDigits: 2 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** Milliseconds as seconds: `0.18` below one second, else `1.9`. */
export function sayMs(ms: number): string {
  return (ms < 1000 ? shortSeconds : seconds).format(ms / 1000)
}

/** A whole number with its thousands parted. */
export function sayCount(count: number): string {
  return whole.format(count)
}

const UNITS: readonly [number, Intl.RelativeTimeFormatUnit & ('hour' | 'minute' | 'second')][] = [
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
]

/** A wait in words, in the largest unit that says it well: `18 s`, `3 min`, `24 hours`. */
export function sayWait(totalSeconds: number): string {
  const [size, unit] = UNITS.find(([size]) => totalSeconds >= size * 2) ?? [1, 'second']
  const format = new Intl.NumberFormat('en', {
    style: 'unit',
    unit,
    unitDisplay: unit === 'hour' ? 'long' : 'short',
  })
  return format.format(Math.ceil(totalSeconds / size))
}
