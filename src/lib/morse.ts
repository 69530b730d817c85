// Morse as it sounds: how long a text lasts, and its tone. The console needs both without asking a server:
// a warning before a long run, and a sample recording.
import { renderTones, type Tone } from './tones.ts'

// Recommendation ITU-R M.1677-1, and the marks that written text has beside its.
const SIGNS: Readonly<Record<string, string>> = {
  ...{ A: '.-', B: '-...', C: '-.-.', D: '-..', E: '.', F: '..-.', G: '--.', H: '....', I: '..' },
  ...{ J: '.---', K: '-.-', L: '.-..', M: '--', N: '-.', O: '---', P: '.--.', Q: '--.-', R: '.-.' },
  ...{ S: '...', T: '-', U: '..-', V: '...-', W: '.--', X: '-..-', Y: '-.--', Z: '--..' },
  ...{ 1: '.----', 2: '..---', 3: '...--', 4: '....-', 5: '.....' },
  ...{ 6: '-....', 7: '--...', 8: '---..', 9: '----.', 0: '-----' },
  ...{ '.': '.-.-.-', ',': '--..--', ':': '---...', '?': '..--..', "'": '.----.', '-': '-....-' },
  ...{ '/': '-..-.', '(': '-.--.', ')': '-.--.-', '"': '.-..-.', '=': '-...-', '+': '.-.-.' },
  ...{ '@': '.--.-.', '!': '-.-.--', ';': '-.-.-.', Ä: '.-.-', Ö: '---.', Ü: '..--', É: '..-..' },
}

const DOT_SECONDS = 1.2 / 20
const LETTER_GAP = 3
const WORD_GAP = 7
const TONE_HZ = 600

type Mark = { start: number; length: number }

// When the tone sounds, in dots from the first mark. PARIS and the gap after it are fifty.
function marksOf(text: string): { marks: Mark[]; dots: number } {
  const marks: Mark[] = []
  let now = 0
  let gap = 0
  for (const letter of text.normalize('NFC').toUpperCase()) {
    if (/\s/.test(letter) && marks.length > 0) gap = WORD_GAP
    for (const sign of signOf(letter)) {
      const length = sign === '-' ? 3 : 1
      marks.push({ start: now + gap, length })
      now += gap + length
      gap = 1
    }
    if (gap === 1) gap = LETTER_GAP
  }
  return { marks, dots: now }
}

function signOf(letter: string): string {
  return SIGNS[letter] ?? SIGNS[letter.normalize('NFD').charAt(0)] ?? ''
}

/** How long a text lasts as Morse at a speed: 20 words a minute at 1. Signs that Morse has not last nothing. */
export function morseDurationSeconds(text: string, speed: number): number {
  return (marksOf(text).dots * DOT_SECONDS) / speed
}

/** A text as Morse tone of 600 Hz with a moment of silence at both ends. */
export function renderMorse(text: string, speed: number, sampleRate: number): Float32Array {
  const margin = 0.2
  const dot = DOT_SECONDS / speed
  const { marks, dots } = marksOf(text)
  const tones = marks.map(
    ({ start, length }): Tone => ({
      startSeconds: margin + start * dot,
      endSeconds: margin + (start + length) * dot,
      hz: TONE_HZ,
    }),
  )
  return renderTones(tones, dots * dot + 2 * margin, sampleRate)
}
