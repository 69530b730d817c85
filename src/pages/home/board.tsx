// What fills Home: its tiles, how far they are, and the report of them.
import '@/words/en/health.ts'
import '@/words/en/home.ts'
import { useStore } from 'zustand'
import { MadeBy } from '@/parts/made-by.tsx'
import { useOffers } from '@/session/actions.ts'
import { boardStore, earlierBoard } from '@/session/board-store.ts'
import { CopyButton, copyText } from '@/ui/copy-button.tsx'
import { sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { boardReport, useDone } from './report.ts'
import { ChatTile } from './tiles/chat-tile.tsx'
import { EmbeddingsTile } from './tiles/embeddings-tile.tsx'
import { PulseTile } from './tiles/pulse-tile.tsx'
import { RerankTile } from './tiles/rerank-tile.tsx'
import { SpeechTile } from './tiles/speech-tile.tsx'
import { TranscriptionTile } from './tiles/transcription-tile.tsx'

/** One tile for each endpoint. */
export function Tiles({ isRunning }: { isRunning: boolean }) {
  return (
    <>
      <ChatTile isRunning={isRunning} />
      <EmbeddingsTile isRunning={isRunning} />
      <RerankTile isRunning={isRunning} />
      <SpeechTile isRunning={isRunning} />
      <TranscriptionTile isRunning={isRunning} />
      <PulseTile />
    </>
  )
}

/** What came of the board, to be copied. */
export function CopyReport() {
  useOffers('answer', [{ words: say('home.copy'), act: () => void copyText(boardReport()) }])
  return (
    <div className="flex items-center justify-end gap-1 text-ink-soft text-sm">
      {say('home.copy')}
      <CopyButton text={boardReport} label={say('home.copy')} />
    </div>
  )
}

/** How far the board is, and whose answers stand on it where they are another server's. */
export function BoardStatus({ connectionName, all }: { connectionName: string; all: number }) {
  const board = useStore(boardStore)
  const done = useDone()
  const earlier = earlierBoard()
  return (
    <p role="status" className="min-h-6 text-ink-soft tabular-nums">
      {board.status === 'idle' &&
        (earlier === null ? say('home.idle', { count: all }) : say('home.earlier', { words: earlier }))}
      {board.recorded !== null && (
        <span className="mr-2 inline-block rounded-sm bg-info-soft px-2 py-0.5 text-info">
          {say(board.status === 'running' ? 'run.recorded' : 'run.recorded-then', {
            time: sayTime(board.recorded.at),
            model: board.recorded.model,
          })}
        </span>
      )}
      {board.status === 'running' && say('home.running', { done, all })}
      {board.status === 'done' && (
        <>
          {say('home.done', { done, all, seconds: sayMs(board.totalMs ?? 0) })}{' '}
          {board.recorded === null &&
            board.connectionName !== connectionName &&
            `${say('home.of', { name: board.connectionName })} `}
          <MadeBy kind={board.madeBy} />
        </>
      )}
    </p>
  )
}
