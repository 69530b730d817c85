// A run of Home's board as its entry of the history holds it: every tile's question and answer.
import * as z from 'zod/mini'
import { MODEL_KINDS } from '@/api/models.ts'
import { boardChat, boardPulse, boardRuns } from './board.ts'
import { boardStore } from './board-store.ts'
import { chatRecording, recordingOf } from './chat/chat-recording.ts'
import { newMessage } from './chat/message.ts'
import type { RecordedStream } from './recorded-stream.ts'
import type { RunHandle } from './run.ts'

// What a tile asked and got is judged by its page's own schemas.
const recordedRun = z.nullable(
  z.object({ asked: z.unknown(), answer: z.unknown(), model: z.string(), totalMs: z.number() }),
)

const health = z.object({
  state: z.enum(['up', 'degraded', 'down', 'unknown']),
  latencyMs: z.number(),
  words: z.nullable(z.string()),
})

export const boardRecording = z.object({
  chat: z.nullable(chatRecording),
  runs: z.object({
    embeddings: recordedRun,
    rerank: recordedRun,
    speech: recordedRun,
    transcription: recordedRun,
  }),
  pulse: z.nullable(z.object({ health: z.nullable(health), models: z.array(z.object({ id: z.string() })) })),
  absent: z.array(z.enum(MODEL_KINDS)),
  totalMs: z.number(),
})

export type BoardRecording = z.infer<typeof boardRecording>

export type RecordedRun = z.infer<typeof recordedRun>

/** A conversation of one turn is never heavier. */
const MOST_CHAT_BYTES = 1_048_576

/** The board as it stands. What has no answer is left out: a recording has nothing to show of it. */
export function recordBoard(stream: RecordedStream | null, totalMs: number): BoardRecording {
  const { pulse } = boardPulse.getState()
  return {
    chat: recordChat(stream),
    runs: {
      embeddings: recordRun(boardRuns.embeddings),
      rerank: recordRun(boardRuns.rerank),
      speech: recordRun(boardRuns.speech),
      transcription: recordRun(boardRuns.transcription),
    },
    pulse:
      pulse.status === 'done'
        ? { health: pulse.health, models: pulse.models.map(({ id }) => ({ id })) }
        : null,
    absent: [...boardStore.getState().absent],
    totalMs,
  }
}

function recordChat(stream: RecordedStream | null): BoardRecording['chat'] {
  const { question, answer } = boardChat.getState()
  if (answer === null) return null
  const asked = newMessage(null, { role: 'user', text: question })
  const answered = newMessage(asked.id, { role: 'assistant', answer })
  return recordingOf([asked, answered], stream === null ? {} : { [answered.id]: stream }, MOST_CHAT_BYTES)
}

function recordRun<Asked, Given>({ store, description }: RunHandle<Asked, Given>): RecordedRun {
  const run = store.getState()
  if (run.status !== 'done') return null
  const { asked, answer, model, totalMs } = run
  return { asked: description.toKept?.(asked) ?? asked, answer, model, totalMs }
}
