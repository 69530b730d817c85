// The conversation as its entry of the history: how it was asked, what was said, and how each answer came.
import { addHistory, MAX_ANSWER_BYTES, readHistory } from '../history.ts'
import type { RecordedStream } from '../recorded-stream.ts'
import type { Answer } from './answer.ts'
import { chatRecording, recordingOf } from './chat-recording.ts'
import { stateOf } from './chat-state.ts'
import type { ConversationStore } from './conversation.ts'
import { NO_PARAMETERS } from './parameters.ts'

/** An answer that has ended, and the body by which it came where that is kept. */
type Ended = { id: string; stream: RecordedStream | null }

let keeping: Promise<void> = Promise.resolve()

/** Keeps a conversation whose answer has just ended; what is known of how its earlier ones came stays. */
export function keepInHistory(conversation: ConversationStore, answer: Answer, ended: Ended): Promise<void> {
  // One after the other: of columns that end together each finds what the one before it kept.
  keeping = keeping.then(() => keep(conversation, answer, ended)).catch(() => {})
  return keeping
}

/** Keeps a conversation whose first answer is still coming in: its page may go before that ends. */
export function keepBegun(conversation: ConversationStore, { model }: Answer): void {
  const { id, title, parameters } = conversation.getState()
  const begun = { page: 'chat', model, words: title, outcome: 'begun', status: null, totalMs: 0 } as const
  keeping = keeping.then(async () => {
    if ((await readHistory(id)) !== null) return
    await addHistory({ ...begun, state: stateOf(id, parameters ?? NO_PARAMETERS) }, id)
  })
}

async function keep(conversation: ConversationStore, answer: Answer, ended: Ended): Promise<void> {
  const { id, title, parameters, messages, orders } = conversation.getState()
  const before = chatRecording.safeParse((await readHistory(id))?.kept?.answer)
  const { [ended.id]: _, ...streams } = before.success ? before.data.streams : {}
  const said = (orders[0] ?? []).flatMap((each) => messages[each] ?? [])
  const known = ended.stream === null ? streams : { ...streams, [ended.id]: ended.stream }
  await addHistory(
    {
      page: 'chat',
      model: answer.model,
      words: title,
      outcome: answer.status === 'done' ? 'done' : answer.status === 'failed' ? 'failed' : 'cancelled',
      status: answer.status === 'failed' ? (answer.error.facts.status ?? null) : null,
      totalMs: answer.totalMs,
      state: stateOf(id, parameters ?? NO_PARAMETERS),
      came: { answer: recordingOf(said, known, MAX_ANSWER_BYTES), madeBy: answer.madeBy },
    },
    id,
  )
}
