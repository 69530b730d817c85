import { useStore } from 'zustand'
import { boardChat } from '@/session/board.ts'
import { boardStore } from '@/session/board-store.ts'
import type { Answer } from '@/session/chat/answer.ts'
import type { KeptAnswer } from '@/session/history.ts'
import { sayCount, sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { Tile, type TileStatus } from './tile.tsx'

/** Chat: the question, and the answer as it streams. */
export function ChatTile({ isRunning }: { isRunning: boolean }) {
  const { question, answer, recording } = useStore(boardChat)
  const isAbsent = useStore(boardStore, ({ absent }) => absent.includes('chat'))
  const open = () => {
    if (answer === null || answer.status === 'streaming') return
    void takeTurn(question, answer, recording)
  }
  const isStreaming = answer?.status === 'streaming'
  const tokens = answer?.usage?.completion ?? null
  return (
    <Tile
      title={say('page.chat')}
      to="/chat"
      purpose={say('page.chat.purpose')}
      onOpen={open}
      status={isAbsent ? 'absent' : chatStatus(answer?.status ?? null, isRunning)}
      error={answer?.status === 'failed' ? answer.error : undefined}
      madeBy={answer?.madeBy}
      figure={say('home.chat-figure', {
        first: sayMs(answer?.firstTokenMs ?? 0),
        count: tokens === null ? '–' : sayCount(tokens),
      })}
    >
      {answer !== null && (
        <>
          <p className="mb-2 w-fit max-w-full rounded-md rounded-br-sm bg-accent-soft forced-colors:border px-3 py-1.5 text-sm">
            {question}
          </p>
          {/* The newest words stay in view while they come; the answer is then read from its start. */}
          <div className={isStreaming ? 'flex max-h-[6lh] flex-col-reverse overflow-hidden text-sm' : ''}>
            <p
              className={`${isStreaming ? '' : 'line-clamp-6'} whitespace-pre-wrap text-ink-soft text-sm [overflow-wrap:anywhere]`}
            >
              {plain(isStreaming ? answer.text.slice(-SHOWN) : answer.text.slice(0, SHOWN))}
            </p>
          </div>
        </>
      )}
    </Tile>
  )
}

/** More than a tile holds: characters. */
const SHOWN = 600

// What is played again is no conversation of one's own.
async function takeTurn(question: string, answer: Answer, recording: KeptAnswer | null): Promise<void> {
  if (recording !== null) {
    const { openRecording } = await import('@/session/chat/replay.ts')
    await openRecording(recording, question, false)
    return
  }
  const { openTurn } = await import('@/session/chat/chat-session.ts')
  await openTurn(question, answer)
}

// The tile loads no Markdown parser; without its marks the text reads well enough.
function plain(markdown: string): string {
  return markdown.replace(/```\w*|[`*#]/g, '')
}

function chatStatus(status: string | null, isRunning: boolean): TileStatus {
  if (status === null) return isRunning ? 'running' : 'idle'
  if (status === 'streaming') return 'running'
  return status === 'done' ? 'done' : status === 'failed' ? 'failed' : 'idle'
}
