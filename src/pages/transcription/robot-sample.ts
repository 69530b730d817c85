import type { Sample } from '@/session/samples.ts'
import type { TranscriptionState } from '@/session/transcription.ts'
import clip from './robot-clip.mp3'

let made: TranscriptionState | null = null

/**
 * A sentence with numbers, spoken by the sandbox's robot voice: `sandbox-espeak`, voice `en`, MP3, of "On the 3rd of
 * May, 42 servers in Zürich moved to version 7.5.", which the file's own label says, too. The reference has the
 * numbers in words: who hears every one of them may still count as wrong.
 *
 * A file that comes with the console, so that a server that hears has it where no robot voice is installed.
 */
export const robotSample: Sample<TranscriptionState> = {
  name: 'robot',
  fits: 'both',
  async make() {
    made ??= {
      take: { sound: await fetchClip(), fileName: 'servers-moved.mp3', source: 'robot' },
      language: '',
      reference: 'On the third of May, forty-two servers in Zürich moved to version seven point five.',
    }
    return made
  },
}

async function fetchClip(): Promise<Blob> {
  const response = await fetch(clip)
  if (!response.ok) throw new Error(`The clip was answered with ${response.status}.`)
  return new Blob([await response.arrayBuffer()], { type: 'audio/mpeg' })
}
