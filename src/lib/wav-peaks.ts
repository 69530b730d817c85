/** The outline of a sound: how loud each of its parts is, 0 to 1, and how long it lasts (seconds). */
export type Outline = { peaks: number[]; seconds: number }

/**
 * The outline of a 16-bit PCM WAV in so many parts, without decoding it by a browser. Null for anything
 * else. A length of 0 or past the end of the file, as streamed files have, is taken as "to the end".
 */
export function wavOutline(bytes: ArrayBuffer, parts: number): Outline | null {
  const view = new DataView(bytes)
  if (bytes.byteLength < 44 || view.getUint32(0) !== RIFF || view.getUint32(8) !== WAVE) return null
  const format = chunkOf(view, FORMAT)
  const data = chunkOf(view, DATA)
  if (format === null || data === null || view.getUint16(format.start + 14, true) !== 16) return null
  const channels = view.getUint16(format.start + 2, true)
  const sampleRate = view.getUint32(format.start + 4, true)
  const frameBytes = channels * 2
  const frames = Math.floor(data.length / frameBytes)
  if (frames === 0 || sampleRate === 0) return null
  const peaks = Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * frames) / parts)
    const to = Math.max(from + 1, Math.floor(((part + 1) * frames) / parts))
    let most = 0
    for (let frame = from; frame < Math.min(to, frames); frame += 1) {
      most = Math.max(most, Math.abs(view.getInt16(data.start + frame * frameBytes, true)))
    }
    return most / 32_768
  })
  return { peaks, seconds: frames / sampleRate }
}

const RIFF = 0x52494646
const WAVE = 0x57415645
const FORMAT = 0x666d7420
const DATA = 0x64617461

function chunkOf(view: DataView, id: number): { start: number; length: number } | null {
  let at = 12
  while (at + 8 <= view.byteLength) {
    const start = at + 8
    const said = view.getUint32(at + 4, true)
    const left = view.byteLength - start
    if (view.getUint32(at) === id) return { start, length: said === 0 || said > left ? left : said }
    at = start + said + (said % 2)
  }
  return null
}
