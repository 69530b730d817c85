// What the sandbox hears in a sound: Morse, else the words of the file's own label, else measurements.
import { hearMorse, type MorseWord } from './morse-listen.ts'
import { describeSound, measureSound } from './sound-report.ts'

/** A decoded sound. `samples` may end before the sound does: what lies beyond the limit is not read. */
export type Sound = {
  /** As shown: 'WAV', 'MP3' … */
  format: string
  /** Of the file, as shown; frames per second. */
  sampleRate: number
  channels: number
  /** The whole length of the file. */
  durationSeconds: number
  /** One channel, nominally -1..1, at `heardRate` frames a second. */
  samples: Float32Array
  heardRate: number
  /** The words that sandbox speech wrote into the file; null for any other file. */
  label: string | null
}

/** What was heard; `source` says how it is known. `words` have places only where they were heard. */
export type Heard = {
  text: string
  source: string
  engine: string
  seconds: number
  words: readonly MorseWord[]
}

/** A file whose sound cannot be had; `message` is a sentence for the person who sent it. */
export class SoundError extends Error {
  override name = 'SoundError'
}

/** Hears a sound. Nothing here recognises speech, and no answer passes for that. */
export function hear(sound: Sound): Heard {
  const { samples, heardRate, durationSeconds: seconds } = sound
  const morse = hearMorse(samples, heardRate)
  if (morse !== null) {
    const { text, words } = morse
    return { text, words, source: 'decoded from the sound', engine: 'morse', seconds }
  }
  const whole = { seconds, words: [] }
  if (sound.label !== null) {
    return {
      ...whole,
      text: sound.label,
      source: "read from this file's own label, not heard",
      engine: 'label',
    }
  }
  const text = describeSound(measureSound(samples, heardRate), sound)
  const heardSeconds = samples.length / heardRate
  const rest =
    heardSeconds < seconds - 1 ? ` Only the first ${Math.round(heardSeconds / 60)} minutes were read.` : ''
  return { ...whole, text: text + rest, source: 'measured', engine: 'report' }
}
