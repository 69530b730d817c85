/** What the first bytes say that a body is. */
export type AudioKind = 'mp3' | 'wav' | 'ogg' | 'flac' | 'text' | 'unknown'

const MAGIC: readonly [AudioKind, string][] = [
  ['wav', 'RIFF'],
  ['ogg', 'OggS'],
  ['flac', 'fLaC'],
  ['mp3', 'ID3'],
]

/** Tells the container of a sound by its first bytes; JSON and markup are `text`. */
export function sniffAudio(bytes: Uint8Array): AudioKind {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  const magic = MAGIC.find(([, word]) => start.startsWith(word))?.[0]
  if (magic !== undefined) return magic
  // An MPEG audio frame begins with eleven set bits and a layer that is not reserved.
  const [first = 0, second = 0] = bytes
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return 'mp3'
  return /^\s*([{[<"]|(null|true|false)\b)/.test(start) ? 'text' : 'unknown'
}
