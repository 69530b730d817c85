import type { Engines } from './engines.ts'
import { hear, SoundError } from './hear.ts'
import { decodeWav, WavError } from './wav.ts'

/** What can be done by Web standards alone: WAV is heard, and nothing speaks but Morse. */
export const webEngines: Engines = {
  listen: async (bytes) => {
    try {
      const { samples, sampleRate, channels, frames, info } = decodeWav(bytes)
      const label = info.ISFT === 'taas-sandbox' ? (info.ICMT ?? null) : null
      const durationSeconds = frames / sampleRate
      return hear({
        format: 'WAV',
        sampleRate,
        channels,
        durationSeconds,
        samples,
        heardRate: sampleRate,
        label,
      })
    } catch (error) {
      if (!(error instanceof WavError)) throw error
      throw new SoundError(`The sandbox reads WAV files only here. ${error.message}`)
    }
  },
  robot: null,
}
