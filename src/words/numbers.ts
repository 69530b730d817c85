// Numbers and times as the language that is spoken writes them. What is saved to a file for another program to
// read does not pass through here.
import { perLanguage, spoken } from './language.ts'

const decimals = (count: number) =>
  perLanguage(
    (language) =>
      new Intl.NumberFormat(language, { maximumFractionDigits: count, minimumFractionDigits: count }),
  )
const tenths = decimals(1)
const hundredths = decimals(2)
const whole = decimals(0)

// English as Europe writes times: 24 hours, the day before the month.
const LOCALES = { en: 'en-GB', de: 'de' } as const
const DECIMAL_SIGNS = { en: '.', de: ',' } as const

/** A number as it is, with the decimal sign of the language: `1.5`, `1,5`. Thousands are not parted. */
export function sayNumber(value: number): string {
  return withDecimalSign(String(value))
}

/** A number with so many decimals. */
export function sayFixed(value: number, decimals: number): string {
  return withDecimalSign(value.toFixed(decimals))
}

function withDecimalSign(text: string): string {
  return text.replace('.', DECIMAL_SIGNS[spoken.getState().language])
}

/** Milliseconds as seconds: `0.18` below one second, else `1.9`. */
export function sayMs(ms: number): string {
  return (ms < 1000 ? hundredths() : tenths()).format(ms / 1000)
}

/** A whole number with its thousands parted. */
export function sayCount(count: number): string {
  return whole().format(count)
}

const UNITS = [
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const

/** A wait in words, in the largest unit that says it well: `18 s`, `90 s`, `3 min`, `24 h`. */
export function sayWait(totalSeconds: number): string {
  const [size, unit] = UNITS.find(([size]) => totalSeconds >= size * 2) ?? [1, 's']
  return `${whole().format(Math.ceil(totalSeconds / size))} ${unit}`
}

const MEGABYTE = 1_048_576

/** A size in bytes, kB or MB. */
export function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < MEGABYTE ? `${tenths().format(bytes / 1024)} kB` : `${tenths().format(bytes / MEGABYTE)} MB`
}

/** A number with a fixed count of significant digits, as scores are shown. */
export function saySignificant(value: number, digits: number): string {
  return new Intl.NumberFormat(spoken.getState().language, {
    maximumSignificantDigits: digits,
    minimumSignificantDigits: 1,
  }).format(value)
}

/** A moment: the time alone when it is today, else the day as well. */
export function sayTime(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  return new Intl.DateTimeFormat(
    LOCALES[spoken.getState().language],
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
  const text = sayFixed(value, decimals)
  return /^-0[.,]?0*$/.test(text) ? text.slice(1) : text.replace('-', '−')
}
