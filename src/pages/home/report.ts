// The board in words: how many tiles are answered, and a report to copy. Never holds a token.
import { useStore } from 'zustand'
import { describeError } from '@/api/errors.ts'
import { boardChat, boardPulse, boardRuns } from '@/session/board.ts'
import { boardStore } from '@/session/board-store.ts'
import { sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type Row = { name: string; isDone: boolean; words: string }

function rows(): Row[] {
  const { pulse } = boardPulse.getState()
  const { answer } = boardChat.getState()
  const ran = (['embeddings', 'rerank', 'speech', 'transcription'] as const).map((name): Row => {
    const run = boardRuns[name].store.getState()
    if (run.status === 'failed')
      return { name: say(`page.${name}`), isDone: false, words: wordsOf(run.error) }
    const isDone = run.status === 'done'
    return {
      name: say(`page.${name}`),
      isDone,
      words: isDone ? `${run.model}, ${sayMs(run.totalMs)} s` : run.status,
    }
  })
  const chat: Row = {
    name: say('page.chat'),
    isDone: answer?.status === 'done',
    words:
      answer === null
        ? '–'
        : answer.status === 'failed'
          ? wordsOf(answer.error)
          : `${answer.model}, ${sayMs(answer.totalMs)} s`,
  }
  const health: Row = {
    name: say('home.pulse'),
    isDone: pulse.status === 'done',
    words:
      pulse.status === 'failed'
        ? wordsOf(pulse.error)
        : pulse.status === 'done'
          ? `${say(`health.${pulse.health?.state ?? 'unknown'}`)}, ${say('home.models', { count: pulse.models.length })}`
          : pulse.status,
  }
  return [chat, ...ran, health]
}

function wordsOf(error: Parameters<typeof describeError>[0]): string {
  const { title } = describeError(error)
  return say(title.key, title.values)
}

/** How many tiles are answered, told by each of them. */
export function useDone(): number {
  useStore(boardRuns.embeddings.store)
  useStore(boardRuns.rerank.store)
  useStore(boardRuns.speech.store)
  useStore(boardRuns.transcription.store)
  useStore(boardPulse)
  useStore(boardChat, ({ answer }) => answer?.status)
  return countDone()
}

/** The same, as it is at this moment. */
export function countDone(): number {
  return rows().filter(({ isDone }) => isDone).length
}

/** The board as Markdown. */
export function boardReport(): string {
  const all = rows()
  const { totalMs, connectionName, recorded } = boardStore.getState()
  const done = say('home.done', { done: countDone(), all: all.length, seconds: sayMs(totalMs ?? 0) })
  return [
    `# ${recorded === null ? connectionName : say('home.recording')}, ${new Date(recorded?.at ?? Date.now()).toISOString()}`,
    '',
    done,
    '',
    ...all.map(({ name, isDone, words }) => `- ${isDone ? '✓' : '✗'} ${name}: ${words}`),
    '',
  ].join('\n')
}
