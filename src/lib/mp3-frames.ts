// The frames of an MP3. Header after ISO/IEC 11172-3 (2.4.2.3) and 13818-3; tags after id3.org ("ID3 tag version
// 2.4.0", section 3.1); the frame that describes a file ("Xing", "Info", "VBRI") as LAME and Fraunhofer write it.

/** One frame: what it weighs, how many samples it holds, and at which rate. */
export type Mp3Frame = { bytes: number; samples: number; sampleRate: number; isMono: boolean }

const KBPS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const KBPS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const RATES = [44_100, 48_000, 32_000]
/** How much of a frame `readMp3Frame` looks at. */
export const HEADER_BYTES = 4
/** How much of a file `tagBytes` looks at. */
export const TAG_BYTES = 10

/** The frame of layer III that begins at a place; null where none does. */
export function readMp3Frame(bytes: Uint8Array, at: number): Mp3Frame | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + HEADER_BYTES)
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || ((second >> 1) & 3) !== 1) return null
  const version = (second >> 3) & 3
  const kbps = (version === 3 ? KBPS_1 : KBPS_2)[third >> 4]
  const rate = RATES[(third >> 2) & 3]
  // Without a rate of its own a frame's length cannot be told.
  if (version === 1 || kbps === undefined || kbps === 0 || rate === undefined) return null
  const sampleRate = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4
  const samples = version === 3 ? 1152 : 576
  const bytesOfFrame = Math.floor((samples / 8) * ((kbps * 1000) / sampleRate)) + ((third >> 1) & 1)
  return { bytes: bytesOfFrame, samples, sampleRate, isMono: fourth >> 6 === 3 }
}

/** How long the tag is that a file begins with; 0 without one. Needs the file's first ten bytes. */
export function tagBytes(bytes: Uint8Array): number {
  if (!startsWith(bytes, 0, 'ID3')) return 0
  const [flags = 0, ...size] = bytes.subarray(5, TAG_BYTES)
  const hasFooter = (flags & 0x10) !== 0
  return TAG_BYTES * (hasFooter ? 2 : 1) + size.reduce((sum, seven) => sum * 128 + seven, 0)
}

/**
 * What a frame that only describes the file says of it: how many frames follow, null where it does not count
 * them. Null for any other frame.
 */
export function readDescription(
  frame: Uint8Array,
  { samples, isMono }: Mp3Frame,
): { frames: number | null } | null {
  const sideBytes = samples === 1152 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const at = HEADER_BYTES + sideBytes
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  const numberAt = (place: number) => (place + 4 <= frame.length ? view.getUint32(place) : null)
  if (startsWith(frame, at, 'Xing') || startsWith(frame, at, 'Info')) {
    const counts = ((numberAt(at + 4) ?? 0) & 1) !== 0
    return { frames: counts ? numberAt(at + 8) : null }
  }
  const fraunhofer = HEADER_BYTES + 32
  return startsWith(frame, fraunhofer, 'VBRI') ? { frames: numberAt(fraunhofer + 14) } : null
}

function startsWith(bytes: Uint8Array, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[at + index] !== word.charCodeAt(index)) return false
  }
  return true
}
