// What is kept in two places: a value without its sounds, and the sounds. Pure; storing is history.ts.

/** Stands in a kept value where a sound was. */
const PLACE = '$sound'

/** The sounds of a value made of plain objects and arrays, each once. */
export function soundsIn(value: unknown): Set<Blob> {
  const found = new Set<Blob>()
  replaced(value, (leaf) => {
    if (leaf instanceof Blob) found.add(leaf)
    return leaf
  })
  return found
}

/** The same value with each sound's key in its place. A sound without one is null. */
export function withKeys(value: unknown, keys: ReadonlyMap<Blob, string>): unknown {
  return replaced(value, (leaf) => {
    if (!(leaf instanceof Blob)) return leaf
    const key = keys.get(leaf)
    return key === undefined ? null : { [PLACE]: key }
  })
}

/** The value as it was before `withKeys`; a sound that is not there any more is null. */
export function withSounds(value: unknown, sounds: ReadonlyMap<string, Blob>): unknown {
  return replaced(value, (leaf) => {
    const key = keyOf(leaf)
    return key === null ? leaf : (sounds.get(key) ?? null)
  })
}

/** The same value with each of its texts changed. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  return replaced(value, (leaf) => (typeof leaf === 'string' ? change(leaf) : leaf))
}

/**
 * About what a value weighs in a store, in bytes: two a character, eight a number, typed arrays and sounds
 * as they are.
 */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length
  if (typeof value !== 'object' || value === null) return 8
  if (value instanceof Blob) return value.size
  if (ArrayBuffer.isView(value)) return value.byteLength
  return Object.entries(value).reduce((sum, [name, part]) => {
    return sum + weightOf(part) + (Array.isArray(value) ? 0 : 2 * name.length)
  }, 0)
}

function keyOf(value: unknown): string | null {
  if (!isPlain(value)) return null
  const [entry, ...rest] = Object.entries(value)
  return entry?.[0] === PLACE && rest.length === 0 && typeof entry[1] === 'string' ? entry[1] : null
}

// A value is replaced before what it holds is looked at; anything but plain objects and arrays is a leaf.
function replaced(value: unknown, replace: (value: unknown) => unknown): unknown {
  const other = replace(value)
  if (other !== value) return other
  if (Array.isArray(value)) return value.map((part) => replaced(part, replace))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaced(part, replace)]))
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
