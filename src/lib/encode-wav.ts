const HEADER_BYTES = 44

/**
 * A WAV file of one channel, 16-bit PCM: `44 + 2 × samples` bytes. Samples beyond -1..1 are clipped, NaN is
 * silence. No samples give a file of a header alone.
 */
export function encodeWav(samples: Float32Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const dataBytes = samples.length * 2
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + dataBytes))
  writeWord(view, 0, 'RIFF')
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true)
  writeWord(view, 8, 'WAVE')
  writeWord(view, 12, 'fmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  writeWord(view, 36, 'data')
  view.setUint32(40, dataBytes, true)
  for (const [index, sample] of samples.entries()) {
    const clipped = Math.max(-1, Math.min(1, sample)) || 0
    view.setInt16(HEADER_BYTES + index * 2, Math.round(clipped * 32_767), true)
  }
  return new Uint8Array(view.buffer)
}

function writeWord(view: DataView, offset: number, word: string): void {
  for (let index = 0; index < word.length; index++) view.setUint8(offset + index, word.charCodeAt(index))
}
