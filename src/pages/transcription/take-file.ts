// Which files become a take, and what is to be said of them.
import { MAX_AUDIO_BYTES } from '@/contract/limits.ts'
import { SNIFFED_SOUND_BYTES, sniffSound } from '@/lib/sniff-sound.ts'
import { bringTake, type Take } from '@/session/transcription.ts'
import { sayBytes } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/**
 * Makes a chosen file the page's take. Words when it cannot be: over the limit, by how much, or gone from
 * the disk. Its bytes are read at once, so that the file may change or go afterwards.
 */
export async function takeFile(file: File): Promise<string | null> {
  const tooLarge = tooLargeOf(file.name, file.size)
  if (tooLarge !== null) return tooLarge
  try {
    const sound = new Blob([await file.arrayBuffer()], { type: file.type })
    await bringTake({ sound, fileName: file.name, source: 'file' })
    return null
  } catch {
    return say('transcription.unreadable-file', { name: file.name })
  }
}

/** By how much a file is over the limit, in words; null when it is not. */
export function tooLargeOf(name: string, bytes: number): string | null {
  if (bytes <= MAX_AUDIO_BYTES) return null
  return say('transcription.too-large', {
    name,
    size: sayBytes(bytes),
    over: sayBytes(bytes - MAX_AUDIO_BYTES),
  })
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
