import { type ChatRequest, messageText } from '../../src/contract/chat.ts'
import type { Clock } from './clock.ts'
import { answerFromDocs } from './docs-engine.ts'
import { echo } from './echo-engine.ts'
import { FAULT_WORDS, type Faults } from './faults.ts'
import { FAULTS_MODEL } from './models.ts'
import type { Pace } from './pace.ts'
import { answerFromPassages } from './quote-engine.ts'
import { readStressSettings, stressPieces } from './stress-engine.ts'
import { tokenize } from './tokenizer.ts'

/** What an engine has to say, in the pieces that are streamed and counted. */
export type Reply = {
  pieces: Iterable<string>
  /** Pieces of reasoning that come before the text. */
  reasoning: string[]
  /** Pieces a second while streaming. */
  rate: number
  /** Milliseconds before the first piece. */
  firstMs: number
  /** For the header `x-taas-sandbox`. */
  engine: string
}

const REASONING = 'First I read the question. Then I look for a fault to make. Found one, so here it is.'
// Characters of two, three and four bytes, since the prose after them has none.
const LONG_LETTERS = 'Grüße aus Zürich, 你好世界, שלום עולם, नमस्ते, 👩‍🚀👋🏽🇺🇳. '

/** Lets the model's engine answer; `place` is where this API is reached, for snippets. */
export function replyTo(
  request: ChatRequest,
  model: string,
  faults: Faults,
  place: { baseUrl: string; healthUrl: string },
  clock: Clock,
  pace: Pace,
): Reply {
  const prompt = messageText(request.messages.at(-1) ?? { role: 'user', content: '' })
  const written = (engine: string, text: string): Reply => ({
    pieces: tokenize(text),
    reasoning: [],
    engine: `${engine}; paced`,
    ...pace,
  })
  if (model === 'sandbox-quote') return written('quote', answerFromPassages(request.messages))
  if (model === 'sandbox-echo') return written('echo', echo(request))
  if (model === 'sandbox-stress') return stressReply(`${prompt}\n${systemText(request)}`, clock)
  if (model === FAULTS_MODEL) return faultyReply(prompt, faults, written)
  return written('docs', answerFromDocs(request.messages, place))
}

/**
 * A request apart from the answer that it has begun already: a last message of the assistant is to be gone
 * on with, and what is asked stands before it. `begun` is empty where there is none.
 */
export function splitBegun(request: ChatRequest): { asked: ChatRequest; begun: string } {
  const last = request.messages.at(-1)
  if (last?.role !== 'assistant') return { asked: request, begun: '' }
  return { asked: { ...request, messages: request.messages.slice(0, -1) }, begun: messageText(last) }
}

/** The rest of a reply that has begun so; the whole reply when it begins otherwise. */
export function continueReply(reply: Reply, begun: string): Reply {
  return begun === '' ? reply : { ...reply, reasoning: [], pieces: restOf(reply.pieces, begun) }
}

function* restOf(pieces: Iterable<string>, begun: string): Generator<string> {
  const skipped: string[] = []
  let length = 0
  for (const piece of pieces) {
    const expected = begun.slice(length, length + piece.length)
    length += piece.length
    if (expected === piece) {
      skipped.push(piece)
    } else if (piece.startsWith(expected)) {
      // The beginning ends here; from now on nothing is expected.
      skipped.length = 0
      yield piece.slice(expected.length)
    } else {
      yield* skipped.splice(0)
      yield piece
      begun = ''
    }
  }
  if (length < begun.length) yield* skipped
}

// Read after the prompt, so that its settings count above those: a system message is to overrule the user.
function systemText({ messages }: ChatRequest): string {
  return messages
    .filter(({ role }) => role === 'system')
    .map(messageText)
    .join('\n')
}

function stressReply(prompt: string, clock: Clock): Reply {
  const settings = readStressSettings(prompt)
  const pieces = stressPieces(settings)
  return {
    pieces: settings.marks ? marked(pieces, clock) : pieces,
    reasoning: [],
    rate: settings.rate,
    firstMs: settings.firstTokenMs,
    engine: 'stress; paced',
  }
}

function faultyReply(
  prompt: string,
  faults: Faults,
  written: (engine: string, text: string) => Reply,
): Reply {
  if (faults.size === 0) {
    const list = Array.from(FAULT_WORDS, ([name, words]) => `- \`${name}\`: ${words}`).join('\n')
    return written('faults', `Write one or more of these words, and I fail that way:\n\n${list}\n`)
  }
  const endless = faults.has('endless')
  const settings = readStressSettings(
    `tokens=${endless ? 100_000 : 60} rate=50 ttft=50 ${prompt} block=prose`,
  )
  const thinking = tokenize(REASONING)
  const think = faults.has('think') ? ['<th', 'ink>', ...thinking, '</thi', 'nk>'] : []
  const letters = faults.has('split-utf8') ? tokenize(LONG_LETTERS) : []
  return {
    pieces: concat(think, letters, stressPieces(settings)),
    reasoning: faults.has('reasoning') ? thinking : [],
    rate: settings.rate,
    firstMs: settings.firstTokenMs,
    engine: 'faults; paced',
  }
}

function* concat(...parts: Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part
}

const MARK_EVERY_MS = 40

/**
 * Weaves in marks that carry the clock, so that a bench can tell when a reader saw what was just
 * written: `mk` and six digits, the milliseconds of the clock modulo 1,000,000. A mark stands only
 * between two words, where it cannot break a construct of Markdown.
 */
function* marked(pieces: Iterable<string>, clock: Clock): Generator<string> {
  let last = 0
  let previous = ''
  for (const piece of pieces) {
    const time = clock.now()
    if (time - last >= MARK_EVERY_MS && /[a-z]$/.test(previous) && /^ [a-z]/.test(piece)) {
      last = time
      yield ` mk${String(time % 1_000_000).padStart(6, '0')}`
    }
    yield piece
    previous = piece
  }
}
