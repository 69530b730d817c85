// A conversation as its entry of the history holds it: what was said, and how each answer came. Pure.
import * as z from 'zod/mini'
import { weightOf } from '../history-parts.ts'
import { type RecordedStream, recordedStream } from '../recorded-stream.ts'
import { keepSaid, keptSaid, type Message } from './message.ts'

/**
 * One branch in reading order. `streams` are by message; an answer without one was too large to be kept with
 * its times, was written by hand, or came in more than one piece.
 */
export const chatRecording = z.object({
  messages: z.array(z.object({ id: z.string(), said: keptSaid })),
  streams: z.record(z.string(), recordedStream),
})

export type ChatRecording = z.infer<typeof chatRecording>

/**
 * A recording of these messages that weighs no more than `mostBytes`, if it can: the times of the oldest answers
 * are left out first. What was said is never left out.
 */
export function recordingOf(
  messages: readonly Message[],
  streams: Readonly<Record<string, RecordedStream>>,
  mostBytes: number,
): ChatRecording {
  const said = messages.map((message) => ({ id: message.id, said: keepSaid(message) }))
  const kept: Record<string, RecordedStream> = {}
  let bytes = weightOf({ messages: said, streams: kept })
  for (const { id } of said.toReversed()) {
    const stream = streams[id]
    if (stream === undefined) continue
    bytes += weightOf({ [id]: stream })
    if (bytes > mostBytes) break
    kept[id] = stream
  }
  return { messages: said, streams: kept }
}

/** How many of a recording's answers came from a model and are kept without their times. */
export function untimedIn({ messages, streams }: ChatRecording): number {
  return messages.filter(({ id, said }) => {
    return said.role === 'assistant' && said.madeBy !== 'hand' && streams[id] === undefined
  }).length
}
