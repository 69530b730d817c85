// The model sandbox-stress: as much Markdown as asked for, the same for the same seed.
// Owns: the settings and the count of pieces. Leaves to others: the Markdown (stress-blocks.ts), the
// pace, and what `marks` marks (whoever streams the pieces).
import { seededRandom } from './random.ts'
import { codeLine, mixedBlocks, paragraph } from './stress-blocks.ts'
import { tokenize } from './tokenizer.ts'

export type StressSettings = {
  tokens: number
  /** Tokens a second. */
  rate: number
  firstTokenMs: number
  seed: number
  marks: boolean
  block: 'mixed' | 'code' | 'prose'
}

const setting = /\b(tokens|rate|ttft|seed|marks|block)\s*=\s*([\w.-]+)/gi
const OPENING = '```python'
const CLOSING = '\n```'

/**
 * Reads `tokens=2000 rate=80 ttft=300 seed=7 marks=1 block=code` from anywhere in a prompt.
 *
 * What is not named, or has a value that is none, keeps its default (400 tokens, 80 a second, 300 ms,
 * seed 1, no marks, mixed). Values out of range are moved into it: tokens and rate 1..100,000, ttft
 * 0..60,000. Named twice, the last one counts.
 */
export function readStressSettings(prompt: string): StressSettings {
  const named = new Map<string, string>()
  for (const [, name = '', value = ''] of prompt.matchAll(setting)) {
    named.set(name.toLowerCase(), value.toLowerCase())
  }
  const block = named.get('block')
  return {
    tokens: Math.round(numberIn(named.get('tokens'), 400, 1, 100_000)),
    rate: numberIn(named.get('rate'), 80, 1, 100_000),
    firstTokenMs: numberIn(named.get('ttft'), 300, 0, 60_000),
    seed: Math.trunc(numberIn(named.get('seed'), 1, -(2 ** 31), 2 ** 32 - 1)),
    marks: ['1', 'true', 'yes', 'on'].includes(named.get('marks') ?? ''),
    block: block === 'code' || block === 'prose' ? block : 'mixed',
  }
}

/**
 * Yields exactly `settings.tokens` pieces of Markdown, made as they are taken; none ends inside a
 * grapheme. `mixed` goes through every kind of block in a shuffled order, again and again, and may
 * stop inside one, as a model does at its limit; `prose` has paragraphs only; `code` is one Python
 * fence, closed by the last piece (a single piece only opens it).
 */
export function* stressPieces(settings: StressSettings): Generator<string> {
  if (settings.block === 'code') yield* codePieces(settings)
  else yield* firstPieces(settings.tokens, blocksOf(settings))
}

function* codePieces({ tokens, seed }: StressSettings): Generator<string> {
  if (tokens < 1) return
  yield OPENING
  yield* firstPieces(tokens - 2, codeLines(seededRandom(seed)))
  if (tokens > 1) yield CLOSING
}

function* codeLines(random: () => number): Generator<string> {
  for (let line = 0; ; line++) yield `\n${codeLine(random, line)}`
}

function blocksOf({ block, seed }: StressSettings): Iterable<string> {
  const random = seededRandom(seed)
  return spaced(block === 'prose' ? paragraphs(random) : mixedBlocks(random))
}

function* paragraphs(random: () => number): Generator<string> {
  while (true) yield paragraph(random)
}

// The empty line stands before a block, not after it, so that it is glued to the piece it leads to.
function* spaced(blocks: Iterable<string>): Generator<string> {
  let lead = ''
  for (const block of blocks) {
    yield lead + block
    lead = '\n\n'
  }
}

function* firstPieces(count: number, texts: Iterable<string>): Generator<string> {
  let left = count
  if (left <= 0) return
  for (const text of texts) {
    for (const piece of tokenize(text)) {
      yield piece
      left -= 1
      if (left === 0) return
    }
  }
}

function numberIn(value: string | undefined, fallback: number, least: number, most: number): number {
  const number = Number(value)
  if (value === undefined || value === '' || !Number.isFinite(number)) return fallback
  return Math.min(most, Math.max(least, number))
}
