// Reasoning that stands in the text itself, between <think> and </think>, as some servers leave it there.

/** Where the fold stands, and what it holds back: the beginning of a tag that may follow. */
export type Thinking = {
  readonly phase: 'start' | 'inside' | 'behind' | 'answer'
  readonly held: string
}

type Told = { thinking: Thinking; text: string; reasoning: string }

const OPEN = '<think>'
const CLOSE = '</think>'

export const THINKING_START: Thinking = { phase: 'start', held: '' }

/**
 * Tells what of a piece of text is answer and what is reasoning, however the text was cut into pieces.
 *
 * Only a text that begins with `<think>` has reasoning; the tag anywhere else is text. The tags are
 * dropped, with the blank lines behind the closing one.
 */
export function foldThinking({ phase, held }: Thinking, piece: string): Told {
  const all = held + piece
  if (phase === 'answer') return { thinking: { phase, held: '' }, text: all, reasoning: '' }
  if (phase === 'start') return atStart(all)
  return phase === 'inside' ? inside(all) : behind(all)
}

/** What is still held back when nothing more comes. */
export function endThinking({ phase, held }: Thinking): Told {
  const thinking: Thinking = { phase: 'answer', held: '' }
  return phase === 'inside'
    ? { thinking, text: '', reasoning: held }
    : { thinking, text: phase === 'behind' ? '' : held, reasoning: '' }
}

function atStart(all: string): Told {
  const begun = all.trimStart()
  if (begun.startsWith(OPEN)) return inside(begun.slice(OPEN.length))
  if (OPEN.startsWith(begun)) return { thinking: { phase: 'start', held: all }, text: '', reasoning: '' }
  return { thinking: { phase: 'answer', held: '' }, text: all, reasoning: '' }
}

function inside(all: string): Told {
  const end = all.indexOf(CLOSE)
  if (end >= 0) return { ...behind(all.slice(end + CLOSE.length)), reasoning: all.slice(0, end) }
  const kept = all.length - tagBeginIn(all)
  return {
    thinking: { phase: 'inside', held: all.slice(kept) },
    text: '',
    reasoning: all.slice(0, kept),
  }
}

function behind(all: string): Told {
  const text = all.trimStart()
  return { thinking: { phase: text === '' ? 'behind' : 'answer', held: '' }, text, reasoning: '' }
}

// How many characters at the end may be the beginning of the closing tag.
function tagBeginIn(text: string): number {
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(CLOSE.slice(0, length))) return length
  }
  return 0
}
