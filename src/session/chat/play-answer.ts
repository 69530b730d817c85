import { pacedResponse, type RecordedStream } from '../recorded-stream.ts'
import { type Answer, addDelta, startAnswer } from './answer.ts'

/**
 * Lets an answer come again as its stream was recorded, read by the very code that reads one from a server. `show`
 * gets it at its beginning, with each piece, and in the end as it was kept, whatever came of reading; without a
 * stream, or once the signal is aborted, the end comes at once.
 */
export async function playAnswer(
  whole: Answer,
  stream: RecordedStream | undefined,
  signal: AbortSignal,
  show: (answer: Answer) => void,
): Promise<void> {
  const { model, maxTokens, madeBy } = whole
  try {
    if (stream !== undefined && !signal.aborted) {
      let answer = startAnswer({ model, maxTokens, madeBy })
      show(answer)
      const { readChat } = await import('@/api/chat.ts')
      const startedAtMs = performance.now()
      for await (const delta of readChat(pacedResponse(stream, signal), '')) {
        answer = addDelta(answer, delta, performance.now() - startedAtMs)
        show(answer)
      }
    }
  } catch {
    // It failed when it was recorded, or was ended early here.
  }
  show(whole)
}
