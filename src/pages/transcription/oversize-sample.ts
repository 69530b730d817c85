import { MEGABYTE } from '@/contract/limits.ts'
import { encodeWav } from '@/lib/encode-wav.ts'
import { renderTones } from '@/lib/tones.ts'
import type { Sample } from '@/session/samples.ts'
import type { TranscriptionState } from '@/session/transcription.ts'

const SAMPLE_RATE = 16_000
const HEAD_BYTES = 44
const TILE_SECONDS = 60

let made: TranscriptionState | null = null

/** A file over the limit, made when it is first wanted: the page says by how much, and sends nothing. */
export const oversizeSample: Sample<TranscriptionState> = {
  name: 'oversize',
  fits: 'both',
  get state() {
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
  const tones = Array.from({ length: TILE_SECONDS / 4 }, (_, index) => ({
    startSeconds: index * 4 + 1,
    endSeconds: index * 4 + 2.5,
    hz: 440 + (index % 5) * 55,
  }))
  const tile = encodeWav(renderTones(tones, TILE_SECONDS, SAMPLE_RATE), SAMPLE_RATE)
  const head = tile.slice(0, HEAD_BYTES)
  const view = new DataView(head.buffer)
  view.setUint32(4, bytes - 8, true)
  view.setUint32(HEAD_BYTES - 4, bytes - HEAD_BYTES, true)
  const sound = tile.subarray(HEAD_BYTES)
  const minutes = Array.from({ length: Math.ceil(bytes / sound.length) }, () => sound)
  return new Blob([head, ...minutes]).slice(0, bytes, 'audio/wav')
}
