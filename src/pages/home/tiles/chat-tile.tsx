import { useStore } from 'zustand'
import { boardChat, boardStore } from '@/session/board.ts'
import type { Answer } from '@/session/chat/answer.ts'
import { sayCount, sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { Tile, type TileStatus } from './tile.tsx'

/** Chat: the question, and the answer as it streams. */
export function ChatTile({ isRunning }: { isRunning: boolean }) {
  const { question, answer } = useStore(boardChat)
  const isAbsent = useStore(boardStore, ({ absent }) => absent.includes('chat'))
  const open = () => {
    if (answer === null || answer.status === 'streaming') return
    void takeTurn(question, answer)
  }
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
        tokens: tokens === null ? '–' : sayCount(tokens),
      })}
    >
      {answer !== null && (
        <>
          <p className="mb-2 w-fit max-w-full rounded-md rounded-br-sm bg-accent-soft px-3 py-1.5 text-sm">
            {question}
          </p>
          <p className="line-clamp-6 whitespace-pre-wrap text-ink-soft text-sm [overflow-wrap:anywhere]">
            {plain(answer.text)}
          </p>
        </>
      )}
    </Tile>
  )
}

async function takeTurn(question: string, answer: Answer): Promise<void> {
  const { openTurn } = await import('@/session/chat/chat-session.ts')
  await openTurn(question, answer)
}

// The tile loads no Markdown parser; without its marks the text reads well enough.
function plain(markdown: string): string {
  return markdown.slice(0, 600).replace(/```\w*|[`*#]/g, '')
}

function chatStatus(status: string | null, isRunning: boolean): TileStatus {
  if (status === null) return isRunning ? 'running' : 'idle'
  if (status === 'streaming') return 'running'
  return status === 'done' ? 'done' : status === 'failed' ? 'failed' : 'idle'
}
