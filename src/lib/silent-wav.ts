const SAMPLE_RATE = 16_000
const HEADER_BYTES = 44

/** A WAV file of silence, 16 kHz mono 16 bit: the smallest thing that a transcription can be tried with. */
export function silentWav(seconds: number): Blob {
  const dataBytes = Math.round(seconds * SAMPLE_RATE) * 2
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + dataBytes))
  const words = (offset: number, text: string) => {
    for (const [index, character] of [...text].entries())
      view.setUint8(offset + index, character.charCodeAt(0))
  }
  words(0, 'RIFF')
  view.setUint32(4, view.byteLength - 8, true)
  words(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, SAMPLE_RATE, true)
  view.setUint32(28, SAMPLE_RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  words(36, 'data')
  view.setUint32(40, dataBytes, true)
  return new Blob([view.buffer], { type: 'audio/wav' })
}
