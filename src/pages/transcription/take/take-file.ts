// Which files become takes, and what is to be said of them.
import { copyShownSound, copySound } from '@/audio/read-sound.ts'
import { MAX_AUDIO_BYTES } from '@/contract/limits.ts'
import { SNIFFED_SOUND_BYTES, sniffSound } from '@/lib/sniff-sound.ts'
import type { SoundFacts } from '@/lib/sound-pieces.ts'
import { bringBackFiles, fileQueue, queueFiles } from '@/session/transcription/file-queue.ts'
import { bringTake, type Take } from '@/session/transcription.ts'
import { sayBytes } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

// What is larger is left on the disk and read from there, piece by piece.
const MAX_COPIED_BYTES = 200 * 1_048_576

/**
 * Makes a chosen file the page's take, or puts several into the queue. Words when one cannot be read. Their
 * bytes are read at once, unless they are very many, so that the file may change or go afterwards.
 */
export async function takeFiles(files: readonly File[]): Promise<string | null> {
  // Whether it is the only one is told by the list of before a reload, too.
  await bringBackFiles()
  const takes: Take[] = []
  let unreadable: File | null = null
  const isShown = files.length === 1 && fileQueue.getState().files.length === 0
  const copy = isShown ? copyShownSound : copySound
  for (const file of files) {
    const sound = file.size > MAX_COPIED_BYTES ? file : await copy(file)
    if (sound === null) unreadable = file
    else takes.push({ sound, fileName: file.name, source: 'file' })
  }
  const [only] = takes
  if (takes.length > 1 || fileQueue.getState().files.length > 0) await queueFiles(takes)
  else if (only !== undefined) await bringTake(only)
  return unreadable === null ? null : say('transcription.unreadable-file', { name: unreadable.name })
}

/** By how much a file is over the limit of one request, and what then happens; null when it is not. */
export function tooLargeOf(name: string, bytes: number): string | null {
  if (bytes <= MAX_AUDIO_BYTES) return null
  return say('transcription.too-large', {
    name,
    size: sayBytes(bytes),
    over: sayBytes(bytes - MAX_AUDIO_BYTES),
  })
}

/** What a file says of itself: `WAV, PCM 16-bit, 16 kHz, mono`. */
export function sayFacts({ container, codec, sampleRate, channels }: SoundFacts): string {
  const names = container === codec ? [container] : [container, codec]
  const heard =
    channels > 2
      ? say('transcription.channels', { count: channels })
      : say(channels === 2 ? 'transcription.stereo' : 'transcription.mono')
  return [...names, say('transcription.rate', { khz: Number((sampleRate / 1000).toFixed(2)) }), heard].join(
    ', ',
  )
}

/** What is odd about a take: it may be sent all the same, but only by a press. */
export type Oddness = 'empty' | 'no-sound' | 'video'

/** Looks at a take's first bytes and at its type, never at its name. Null when nothing is odd. */
export async function findOddness({ sound }: Take): Promise<Oddness | null> {
  if (sound.size === 0) return 'empty'
  const start = new Uint8Array(await sound.slice(0, SNIFFED_SOUND_BYTES).arrayBuffer())
  const kind = sniffSound(start)
  if (kind === null) return 'no-sound'
  // The container is the same as M4A's; a recorder's WebM is called a video at times and holds none.
  return kind === 'm4a' && sound.type.startsWith('video/') ? 'video' : null
}
