import type { SpeechState, SpokenText } from '@/session/speech.ts'

/** A name for spoken text: its first words, and the ending of what its bytes are. */
export function fileNameOf({ format }: Pick<SpokenText, 'format'>, { text }: SpeechState): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return `${words.slice(0, 5).join('-').slice(0, 60) || 'speech'}.${format === 'unknown' ? 'bin' : format}`
}
