import { encodeWav } from '@/lib/encode-wav.ts'
import { renderTones } from '@/lib/tones.ts'

const SAMPLE_RATE = 16_000

/**
 * Plays two short tones, to hear whether anything is heard. Resolves when they have ended, and rejects when the
 * browser has no way to play them; whether they came out of a loudspeaker nobody but a listener can tell.
 */
export async function playTone(): Promise<void> {
  const tones = [
    { startSeconds: 0, endSeconds: 0.25, hz: 523 },
    { startSeconds: 0.3, endSeconds: 0.6, hz: 659 },
  ]
  const wav = encodeWav(renderTones(tones, 0.7, SAMPLE_RATE), SAMPLE_RATE)
  const url = URL.createObjectURL(new Blob([wav], { type: 'audio/wav' }))
  const sound = new Audio(url)
  try {
    const ended = new Promise((resolve, reject) => {
      sound.onended = resolve
      sound.onerror = reject
    })
    // Together: of the two that may fail, none is left without somebody who hears of it.
    await Promise.all([sound.play(), ended])
  } finally {
    URL.revokeObjectURL(url)
  }
}
