import '@/words/en/home.ts'
import '@/words/en/health.ts'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import { MadeBy } from '@/parts/made-by.tsx'
import { useAction } from '@/session/actions.ts'
import { boardStore, earlierBoard } from '@/session/board.ts'
import { type ActiveConnection, useConnection } from '@/session/connection.ts'
import { Button, linkButton, meant } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { boardReport, countDone, useDone } from './report.ts'
import { Strip } from './strip.tsx'
import { ChatTile } from './tiles/chat-tile.tsx'
import { EmbeddingsTile } from './tiles/embeddings-tile.tsx'
import { PulseTile } from './tiles/pulse-tile.tsx'
import { RerankTile } from './tiles/rerank-tile.tsx'
import { SpeechTile } from './tiles/speech-tile.tsx'
import { TranscriptionTile } from './tiles/transcription-tile.tsx'

// What stands below the board, or comes only when it is asked for, does not keep it from being drawn.
const Continue = lazy(() => import('./continue.tsx').then(({ Continue }) => ({ default: Continue })))
const AskFirst = lazy(() => import('@/parts/ask-first.tsx').then(({ AskFirst }) => ({ default: AskFirst })))

const TILES = 6

// The board is drawn before the code that fills it has come.
async function run(connection: ActiveConnection, isByItself: boolean): Promise<void> {
  const { runBoard } = await import('@/session/board-run.ts')
  const words = () => say('home.answered', { done: countDone(), all: TILES })
  await runBoard(connection, { words, isByItself })
}

async function cancel(): Promise<void> {
  const { cancelBoard } = await import('@/session/board-run.ts')
  cancelBoard()
}

export default function HomePage() {
  const connection = useConnection()
  const { status } = useStore(boardStore)
  const [isAsking, setIsAsking] = useState(false)
  const isSandbox = connection?.kind === 'sandbox'
  const isRunning = status === 'running'
  const start = () => {
    setIsAsking(false)
    if (connection !== null) void run(connection, false)
  }
  // On a server it asks first: these are requests that may be charged.
  const press = () => (isSandbox ? start() : setIsAsking(true))
  useAction('run', press)
  useAction('stop', () => void cancel())
  // The sandbox costs nothing, so the board fills itself; once a tab.
  useEffect(() => {
    const isNew = boardStore.getState().status === 'idle' && earlierBoard() === null
    if (isSandbox && connection !== null && isNew) void run(connection, true)
  }, [isSandbox, connection])

  return (
    <div className="h-full overflow-y-auto">
      <title>{say('app.name')}</title>
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-5 p-4 pb-10 tablet:p-6">
        {isSandbox && <Strip />}
        <header className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-72">
            <h1 className="font-semibold text-2xl">{say(isSandbox ? 'home.title-sandbox' : 'home.title')}</h1>
            <BoardStatus connectionName={connection?.name ?? ''} />
          </div>
          <Link className={linkButton} to="/settings">
            {say('settings.add')}
          </Link>
          {isRunning ? (
            <Button onClick={meant(() => void cancel())}>{say('run.cancel')}</Button>
          ) : (
            <Button look="filled" onClick={press}>
              {say('home.run')}
            </Button>
          )}
        </header>
        <Suspense>
          {isAsking && (
            <AskFirst
              count={TILES + 1}
              name={connection?.name ?? ''}
              onSend={start}
              onCancel={() => setIsAsking(false)}
            />
          )}
        </Suspense>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 tablet:grid-cols-2 wide:grid-cols-3">
          <ChatTile isRunning={isRunning} />
          <EmbeddingsTile isRunning={isRunning} />
          <RerankTile isRunning={isRunning} />
          <SpeechTile isRunning={isRunning} />
          <TranscriptionTile isRunning={isRunning} />
          <PulseTile />
        </div>
        <Suspense>
          <Continue />
        </Suspense>
        {status === 'done' && (
          <div className="flex items-center justify-end gap-1 text-ink-soft text-sm">
            {say('home.copy')}
            <CopyButton text={boardReport} label={say('home.copy')} />
          </div>
        )}
      </div>
    </div>
  )
}

// How far the board is, and whose answers stand on it where they are another server's.
function BoardStatus({ connectionName }: { connectionName: string }) {
  const board = useStore(boardStore)
  const done = useDone()
  const earlier = earlierBoard()
  return (
    <p role="status" className="min-h-6 text-ink-soft tabular-nums">
      {board.status === 'idle' &&
        (earlier === null ? say('home.idle', { count: TILES }) : say('home.earlier', { words: earlier }))}
      {board.status === 'running' && say('home.running', { done, all: TILES })}
      {board.status === 'done' && (
        <>
          {say('home.done', { done, all: TILES, seconds: sayMs(board.totalMs ?? 0) })}{' '}
          {board.connectionName !== connectionName && `${say('home.of', { name: board.connectionName })} `}
          <MadeBy kind={board.madeBy} />
        </>
      )}
    </p>
  )
}
