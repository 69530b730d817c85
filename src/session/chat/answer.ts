// What an answer is and what happens to it. Pure: bytes come from api/chat.ts, time is handed in.
import type { ChatDelta, TokenUsage } from '@/api/chat.ts'
import type { ApiError } from '@/api/errors.ts'
import { appendText, EMPTY_SPLIT, finishText, needsWhole, type SplitText } from '@/lib/split-markdown.ts'
import { endThinking, foldThinking, THINKING_START, type Thinking } from './think.ts'

/** What is known of an answer in every state. Times are milliseconds since the question was sent. */
export type AnswerFacts = {
  model: string
  text: string
  /** The same text in blocks, for drawing; null in an answer that was kept, until it is drawn. */
  split: SplitText | null
  reasoning: string
  /** What of the text is reasoning, while it comes; not kept. */
  thinking: Thinking
  /** When the first and the last piece of reasoning came; null without reasoning. */
  reasoningMs: { first: number; last: number } | null
  /** The server's word for why it stopped; null while it has not, or when it gave none. */
  finishReason: string | null
  usage: TokenUsage | null
  /** Events of the stream that could not be read. */
  unreadable: number
  firstTokenMs: number | null
  totalMs: number
  maxTokens: number | null
  /** Where it was made, so that no sandbox figure passes for a service's; `hand`: written by the user. */
  madeBy: 'sandbox' | 'gateway' | 'direct' | 'hand'
}

/** Every state keeps its text; only `failed` has an error. `interrupted`: the page went away. */
export type Answer = AnswerFacts &
  ({ status: 'streaming' | 'done' | 'stopped' | 'interrupted' } | { status: 'failed'; error: ApiError })

/** An answer that was just asked for. */
export function startAnswer(ask: Pick<AnswerFacts, 'model' | 'maxTokens' | 'madeBy'>): Answer {
  return {
    ...ask,
    status: 'streaming',
    text: '',
    split: EMPTY_SPLIT,
    reasoning: '',
    thinking: THINKING_START,
    reasoningMs: null,
    finishReason: null,
    usage: null,
    unreadable: 0,
    firstTokenMs: null,
    totalMs: 0,
  }
}

/** An answer that somebody wrote by hand. */
export function writtenAnswer(model: string, text: string): Answer {
  const begun = startAnswer({ model, maxTokens: null, madeBy: 'hand' })
  return { ...begun, status: 'done', text, split: null, finishReason: 'stop' }
}

/** The answer with what one read added to it, `nowMs` after the question was sent. */
export function addDelta(answer: Answer, delta: ChatDelta, nowMs: number): Answer {
  const told = foldThinking(answer.thinking, delta.text ?? '')
  const { text, thinking } = told
  const reasoning = (delta.reasoning ?? '') + told.reasoning
  const hasNews = Boolean(delta.text || delta.reasoning)
  return {
    ...answer,
    thinking,
    text: answer.text + text,
    split: appendText(splitOf(answer), text),
    reasoning: answer.reasoning + reasoning,
    reasoningMs:
      reasoning === '' ? answer.reasoningMs : { first: answer.reasoningMs?.first ?? nowMs, last: nowMs },
    finishReason: delta.finishReason ?? answer.finishReason,
    usage: delta.usage ?? answer.usage,
    unreadable: answer.unreadable + (delta.unreadable ?? 0),
    firstTokenMs: answer.firstTokenMs ?? (hasNews ? nowMs : null),
    totalMs: nowMs,
  }
}

/** The answer with nothing more to come: its last block is closed. */
export function endAnswer(
  answer: Answer,
  end: { status: 'done' | 'stopped' | 'interrupted' } | { status: 'failed'; error: ApiError },
  nowMs: number,
): Answer {
  const { thinking, ...last } = endThinking(answer.thinking)
  const text = answer.text + last.text
  return {
    ...answer,
    ...end,
    thinking,
    text,
    reasoning: answer.reasoning + last.reasoning,
    split: wholeSplit(text, appendText(splitOf(answer), last.text)),
    totalMs: nowMs,
  }
}

function splitOf({ split, text }: Answer): SplitText {
  return split ?? appendText(EMPTY_SPLIT, text)
}

/** A text that is complete, in blocks; one block where its blocks depend on each other. */
export function wholeSplit(text: string, split: SplitText = appendText(EMPTY_SPLIT, text)): SplitText {
  return needsWhole(text) && text !== '' ? { ...EMPTY_SPLIT, groups: [[text]] } : finishText(split)
}

/** How the end of an answer is to be said; null when it ended as it should. */
export type Ending =
  | 'length'
  | 'filtered'
  | 'tool-calls'
  | 'other'
  | 'nothing'
  | 'only-reasoning'
  | 'no-finish'

/** Reads the end of a complete answer. */
export function endingOf(answer: Answer): Ending | null {
  if (answer.status !== 'done') return null
  if (answer.finishReason === 'length' && answer.text !== '') return 'length'
  if (answer.finishReason === 'content_filter') return 'filtered'
  if (answer.text === '' && answer.reasoning !== '') return 'only-reasoning'
  if (answer.finishReason === 'tool_calls') return 'tool-calls'
  if (answer.text === '') return 'nothing'
  if (answer.finishReason === null) return 'no-finish'
  return answer.finishReason === 'stop' ? null : 'other'
}
