import { MEGABYTE } from '@/contract/limits.ts'
import { encodeWav } from '@/lib/encode-wav.ts'
import { renderMorse } from '@/lib/morse.ts'
import type { Sample } from '@/session/samples.ts'
import type { TranscriptionState } from '@/session/transcription.ts'

const SAMPLE_RATE = 16_000
const HEAD_BYTES = 44
const TILE_SECONDS = 60
const SAID = 'A MINUTE OF A LONG FILE.'

let made: TranscriptionState | null = null

/** A file over the limit of one request, made when it is first wanted: the page sends it in parts. */
export const oversizeSample: Sample<TranscriptionState> = {
  name: 'oversize',
  fits: 'both',
  make() {
    made ??= {
      take: { sound: oversizeWav(30 * MEGABYTE), fileName: 'thirty-megabytes.wav', source: 'sample' },
      language: '',
      reference: '',
    }
    return made
  },
}

// A minute of sound, over and over: only that minute is rendered.
function oversizeWav(bytes: number): Blob {
  const minute = new Float32Array(TILE_SECONDS * SAMPLE_RATE)
  minute.set(renderMorse(SAID, 1, SAMPLE_RATE), SAMPLE_RATE)
  const tile = encodeWav(minute, SAMPLE_RATE)
  const head = tile.slice(0, HEAD_BYTES)
  const view = new DataView(head.buffer)
  view.setUint32(4, bytes - 8, true)
  view.setUint32(HEAD_BYTES - 4, bytes - HEAD_BYTES, true)
  const sound = tile.subarray(HEAD_BYTES)
  const minutes = Array.from({ length: Math.ceil(bytes / sound.length) }, () => sound)
  return new Blob([head, ...minutes]).slice(0, bytes, 'audio/wav')
}
