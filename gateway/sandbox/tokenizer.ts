// The sandbox's own tokenizer. It decides what one streamed piece is, what `max_tokens` cuts
// and what `usage` counts, so the three always agree. It imitates no real model's vocabulary.

const PIECE_LENGTH = 5
const LONGEST_WHOLE_WORD = 6
const LONGEST_SPACE = 16

// Making a segmenter costs far more than using one, so each is made once. The locale is fixed:
// the machine's own would give other counts on other machines.
const words = new Intl.Segmenter('en', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Splits a text into the sandbox's tokens, in order.
 *
 * The pieces joined are the text, exactly, whatever it holds; a lone surrogate included. No piece
 * ends inside a grapheme, so each can be drawn as it arrives. White space begins the piece that
 * follows it; only at the end of the text, or in runs over 16 characters, is it a piece of its own.
 * An empty text has no pieces.
 */
export function tokenize(text: string): string[] {
  const pieces: string[] = []
  let space = ''
  for (const segment of segmentsOf(text)) {
    if (segment.trim() === '') {
      space += segment
      while (space.length > LONGEST_SPACE) {
        const end = spaceEnd(space)
        pieces.push(space.slice(0, end))
        space = space.slice(end)
      }
    } else {
      pushWord(pieces, space, segment)
      space = ''
    }
  }
  if (space !== '') pieces.push(space)
  return pieces
}

/** How many pieces `tokenize` makes of a text. */
export function countTokens(text: string): number {
  return tokenize(text).length
}

/** Word segments, joined where Unicode's word rules would cut a grapheme (as they do in " \u0e33"). */
function* segmentsOf(text: string): Generator<string> {
  const clusters = graphemes.segment(text)
  let start = 0
  for (const { index } of words.segment(text)) {
    if (index === 0) continue
    const isPlain = text.charCodeAt(index) < 0x300 && text.charCodeAt(index - 1) < 0x300
    if (!isPlain && clusters.containing(index)?.index !== index) continue
    yield text.slice(start, index)
    start = index
  }
  if (start < text.length) yield text.slice(start)
}

function pushWord(pieces: string[], space: string, word: string) {
  if (word.length <= LONGEST_WHOLE_WORD) {
    pieces.push(space + word)
    return
  }
  let piece = space
  let length = 0
  for (const grapheme of graphemesOf(word)) {
    if (length >= PIECE_LENGTH) {
      pieces.push(piece)
      piece = ''
      length = 0
    }
    piece += grapheme
    length += 1
  }
  pieces.push(piece)
}

function graphemesOf(word: string): Iterable<string> {
  // Every character of such a word is a grapheme of its own: the quick way for most texts.
  if (/^[\x21-\x7e]*$/.test(word)) return word
  return Array.from(graphemes.segment(word), ({ segment }) => segment)
}

/** Where a long run of white space may be cut: never between CR and LF, which are one grapheme. */
function spaceEnd(space: string): number {
  return space[LONGEST_SPACE - 1] === '\r' && space[LONGEST_SPACE] === '\n'
    ? LONGEST_SPACE - 1
    : LONGEST_SPACE
}
