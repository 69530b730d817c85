import { expect, it } from 'vitest'
import { encodeWav } from './encode-wav.ts'
import { sniffSound } from './sniff-sound.ts'

const text = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0))

it.each([
  ['wav', encodeWav(new Float32Array(1), 8000)],
  ['wav', text('RF64\xff\xff\xff\xffWAVE')],
  ['mp3', text('ID3\x04')],
  ['mp3', Uint8Array.of(0xff, 0xfb, 0x90)],
  ['aac', Uint8Array.of(0xff, 0xf1, 0x50)],
  ['m4a', text('\0\0\0\x20ftypM4A ')],
  ['ogg', text('OggS')],
  ['flac', text('fLaC')],
  ['webm', text('\x1a\x45\xdf\xa3\x9f')],
  ['aiff', text('FORM\0\0\0\0AIFF')],
  [null, text('These are notes, not sounds.')],
  [null, text('RIFF\0\0\0\0AVI ')],
  [null, new Uint8Array()],
])('%s', (kind, bytes) => {
  expect(sniffSound(bytes)).toBe(kind)
})
