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

const UNITS = [
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const

/** A wait in words, in the largest unit that says it well: `18 s`, `90 s`, `3 min`, `24 h`. */
export function sayWait(totalSeconds: number): string {
  const [size, unit] = UNITS.find(([size]) => totalSeconds >= size * 2) ?? [1, 's']
  return `${whole.format(Math.ceil(totalSeconds / size))} ${unit}`
}

const MEGABYTE = 1_048_576

/** A size in bytes, kB or MB. */
export function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < MEGABYTE ? `${seconds.format(bytes / 1024)} kB` : `${seconds.format(bytes / MEGABYTE)} MB`
}

/** A number with a fixed count of significant digits, as scores are shown. */
export function saySignificant(value: number, digits: number): string {
  return new Intl.NumberFormat('en', {
    maximumSignificantDigits: digits,
    minimumSignificantDigits: 1,
  }).format(value)
}

/** A moment: the time alone when it is today, else the day as well. */
export function sayTime(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  return new Intl.DateTimeFormat(
    'en-GB',
    isToday ? options : { ...options, day: 'numeric', month: 'short' },
  ).format(at)
}

/** A length of time in a recording: `0:04`, `12:30`. */
export function sayDuration(totalSeconds: number): string {
  const rounded = Math.round(totalSeconds)
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`
}

/** A cosine with so many decimals, a true minus sign, and no minus before a zero. */
export function sayCosine(value: number, decimals = 2): string {
  const text = value.toFixed(decimals)
  return /^-0\.0*$/.test(text) ? text.slice(1) : text.replace('-', '−')
}
