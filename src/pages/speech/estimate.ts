import { countCodePoints } from '@/lib/code-points.ts'
import { morseDurationSeconds } from '@/lib/morse.ts'
import type { SpeechState } from '@/session/speech.ts'

// Speech runs at some 150 words a minute in most languages that are written in letters.
const CHARACTERS_A_SECOND = 15

/** About how long a text will last, in seconds: as Morse for the sandbox's model, else as read aloud. */
export function secondsOf({ text, speed }: SpeechState, model: string | null): number {
  if (model === 'sandbox-morse') return morseDurationSeconds(text, speed ?? 1)
  return countCodePoints(text.trim()) / CHARACTERS_A_SECOND / (speed ?? 1)
}

/** A length in words: `14 s`, `3 min 20 s`. */
export function sayLength(seconds: number): string {
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
