// Text to Morse and back, in dots and dashes. Leaves to others: time and sound (morse-tone.ts,
// morse-listen.ts).

const signs: Record<string, string> = {
  // Recommendation ITU-R M.1677-1 (2009), part I, section 1.
  ...{ A: '.-', B: '-...', C: '-.-.', D: '-..', E: '.', É: '..-..', F: '..-.', G: '--.', H: '....' },
  ...{ I: '..', J: '.---', K: '-.-', L: '.-..', M: '--', N: '-.', O: '---', P: '.--.', Q: '--.-' },
  ...{ R: '.-.', S: '...', T: '-', U: '..-', V: '...-', W: '.--', X: '-..-', Y: '-.--', Z: '--..' },
  ...{ 1: '.----', 2: '..---', 3: '...--', 4: '....-', 5: '.....' },
  ...{ 6: '-....', 7: '--...', 8: '---..', 9: '----.', 0: '-----' },
  ...{ '.': '.-.-.-', ',': '--..--', ':': '---...', '?': '..--..', "'": '.----.', '-': '-....-' },
  ...{ '/': '-..-.', '(': '-.--.', ')': '-.--.-', '"': '.-..-.', '=': '-...-', '+': '.-.-.', '@': '.--.-.' },
  // Not in the Recommendation, yet in every table: German letters and marks of written text.
  ...{ Ä: '.-.-', Ö: '---.', Ü: '..--' },
  ...{ '!': '-.-.--', ';': '-.-.-.', '&': '.-...', _: '..--.-', $: '...-..-' },
}

const letters = new Map(Object.entries(signs).map(([letter, sign]) => [sign, letter]))

/** What the Recommendation spells with other signs, and the dressed-up forms of plain marks. */
const spelled: Record<string, string> = {
  ...{ '%': '0/0', '×': 'X', '÷': '/', '⁄': '/', '’': "'", '‘': "'", '‚': ',', '“': '"', '”': '"', '„': '"' },
  ...{ '«': '"', '»': '"', '`': "'", '´': "'", '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-' },
  ...{ '[': '(', ']': ')', '{': '(', '}': ')', Æ: 'AE', Œ: 'OE', Ø: 'O', Đ: 'D', Ł: 'L', Þ: 'TH' },
}

/** Stands for a sign no letter has, in the answer of `fromMorse`. */
const unknownLetter = '\ufffd'

/**
 * Spells a text in Morse: signs of `.` and `-`, a space between letters, ` / ` between words: `... --- ... /
 * .-`.
 *
 * Case is lost, for Morse has none. É, Ä, Ö and Ü have signs of their own, ß is SS, and other accented
 * letters lose the accent; % is sent as 0/0, as the Recommendation asks; typographic quotes, dashes and
 * brackets become the plain ones. What has no sign (#, emoji, other scripts) is left out, and a text of
 * nothing else gives ''.
 */
export function toMorse(text: string): string {
  const words = text
    .replace(/[‘’´`]/g, "'")
    .normalize('NFKC')
    .toUpperCase()
    .split(/\s+/)
  const sent = words.map((word) => Array.from(word).flatMap(signsOf).join(' '))
  return sent.filter((word) => word !== '').join(' / ')
}

function signsOf(letter: string): string[] {
  const plain = signs[letter] ? letter : (spelled[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
  return Array.from(plain).flatMap((sent) => signs[sent] ?? [])
}

/**
 * Reads Morse as `toMorse` writes it, in upper case; any spacing around signs and `/` is accepted. A sign
 * that no letter has becomes U+FFFD. `fromMorse(toMorse(text))` is `text` for upper-case letters, digits and
 * `.,:;?!'"-/()=+@&_$` with single spaces between words.
 */
export function fromMorse(code: string): string {
  const words = code.split('/').map((word) => word.trim().split(/\s+/).filter(Boolean))
  const read = words.map((word) => word.map((sign) => letters.get(sign) ?? unknownLetter).join(''))
  return read.filter((word) => word !== '').join(' ')
}
