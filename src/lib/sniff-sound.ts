/** The formats that the API names for recordings, and two that some servers read beside them. */
export type SoundKind = 'wav' | 'mp3' | 'm4a' | 'flac' | 'ogg' | 'webm' | 'aac' | 'aiff'

const MAGIC: readonly [SoundKind, number, string][] = [
  ['wav', 8, 'WAVE'],
  ['flac', 0, 'fLaC'],
  ['ogg', 0, 'OggS'],
  ['mp3', 0, 'ID3'],
  ['m4a', 4, 'ftyp'],
  ['webm', 0, '\x1a\x45\xdf\xa3'],
  ['aiff', 0, 'FORM'],
]

/** How many bytes `sniffSound` looks at. */
export const SNIFFED_SOUND_BYTES = 16

/** What a recording is by its first bytes, whatever its name says; null for what looks like no sound. */
export function sniffSound(start: Uint8Array): SoundKind | null {
  const text = String.fromCharCode(...start.subarray(0, SNIFFED_SOUND_BYTES))
  const found = MAGIC.find(([, at, word]) => text.startsWith(word, at))
  if (found !== undefined) return found[0]
  const [first = 0, second = 0] = start
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  // Eleven set bits begin a frame; the layer that MPEG reserves is AAC's.
  return (second & 0x06) === 0 ? 'aac' : 'mp3'
}
