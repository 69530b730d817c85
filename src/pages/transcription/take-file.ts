// Which files become a take, and what is to be said of them.
import { MAX_AUDIO_BYTES } from '@/contract/limits.ts'
import { bringTake, type Take } from '@/session/transcription.ts'
import { sayBytes } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/**
 * Makes a chosen file the page's take. Words when it cannot be: over the limit, by how much, or gone from
 * the disk. Its bytes are read at once, so that the file may change or go afterwards.
 */
export async function takeFile(file: File): Promise<string | null> {
  if (file.size > MAX_AUDIO_BYTES) {
    const over = sayBytes(file.size - MAX_AUDIO_BYTES)
    return say('transcription.too-large', { name: file.name, size: sayBytes(file.size), over })
  }
  try {
    const sound = new Blob([await file.arrayBuffer()], { type: file.type })
    await bringTake({ sound, fileName: file.name, source: 'file' })
    return null
  } catch {
    return say('transcription.unreadable-file', { name: file.name })
  }
}

const SOUND_NAMES = /\.(wav|wave|mp3|m4a|mp4|mpeg|mpga|flac|ogg|oga|opus|webm|aac|aiff?)$/i

/** What looks odd about a take; it may be sent all the same. */
export function oddnessOf({ sound, fileName }: Take): string | null {
  if (sound.size === 0) return say('transcription.empty-file')
  const isSound = sound.type === '' ? SOUND_NAMES.test(fileName) : /^(audio|video)\//.test(sound.type)
  return isSound ? null : say('transcription.odd-type')
}
