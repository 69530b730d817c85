import '@/words/en/home.ts'
import '@/words/en/health.ts'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import { MadeBy } from '@/parts/made-by.tsx'
import { useAction } from '@/session/actions.ts'
import { boardChat, boardPulse, boardRuns, boardStore } from '@/session/board.ts'
import { type ActiveConnection, useConnection } from '@/session/connection.ts'
import { preferences } from '@/session/preferences.ts'
import { Button, IconButton, linkButton, meant } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { Continue } from './continue.tsx'
import { boardReport, countDone } from './report.ts'
import { ChatTile, EmbeddingsTile, PulseTile, RerankTile, SpeechTile, TranscriptionTile } from './tiles.tsx'

const TILES = 6

// The board is drawn before the code that fills it has come.
async function run(connection: ActiveConnection): Promise<void> {
  const { runBoard } = await import('@/session/board-run.ts')
  await runBoard(connection)
}

async function cancel(): Promise<void> {
  const { cancelBoard } = await import('@/session/board-run.ts')
  cancelBoard()
}

export default function HomePage() {
  const connection = useConnection()
  const { status, totalMs } = useStore(boardStore)
  const [isAsking, setIsAsking] = useState(false)
  const isSandbox = connection?.kind === 'sandbox'
  const isRunning = status === 'running'
  const start = () => {
    setIsAsking(false)
    if (connection !== null) void run(connection)
  }
  // On a server it asks first: these are six requests that may be charged.
  const press = () => (isSandbox ? start() : setIsAsking(true))
  useAction('run', press)
  useAction('stop', () => void cancel())
  // The sandbox costs nothing, so the board fills itself; once, until the page is loaded anew.
  useEffect(() => {
    if (isSandbox && connection !== null && boardStore.getState().status === 'idle') void run(connection)
  }, [isSandbox, connection])
  const done = useDone()

  return (
    <div className="h-full overflow-y-auto">
      <title>{say('app.name')}</title>
      <div className="mx-auto grid max-w-6xl gap-5 p-4 pb-10 tablet:p-6">
        {isSandbox && <Strip />}
        <header className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-72">
            <h1 className="font-semibold text-2xl">{say(isSandbox ? 'home.title-sandbox' : 'home.title')}</h1>
            <p role="status" className="min-h-6 text-ink-soft tabular-nums">
              {status === 'idle' && say('home.idle', { count: TILES })}
              {isRunning && say('home.running', { done, all: TILES })}
              {status === 'done' && say('home.done', { done, all: TILES, seconds: sayMs(totalMs ?? 0) })}{' '}
              {status === 'done' && connection !== null && <MadeBy kind={connection.kind} />}
            </p>
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
        {isAsking && (
          <div
            role="alertdialog"
            aria-label={say('home.run')}
            className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft p-4 text-warning"
          >
            <p className="min-w-0 flex-1 basis-64">
              {say('ask.words', { count: TILES + 1, name: connection?.name ?? '' })}
            </p>
            <Button onClick={start}>{say('ask.send', { count: TILES + 1 })}</Button>
            <Button look="quiet" onClick={() => setIsAsking(false)}>
              {say('run.cancel')}
            </Button>
          </div>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 tablet:grid-cols-2 wide:grid-cols-3">
          <ChatTile isRunning={isRunning} />
          <EmbeddingsTile isRunning={isRunning} />
          <RerankTile isRunning={isRunning} />
          <SpeechTile isRunning={isRunning} />
          <TranscriptionTile isRunning={isRunning} />
          <PulseTile />
        </div>
        <Continue />
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

// How many tiles are answered, told by each of them.
function useDone(): number {
  useStore(boardRuns.embeddings.store)
  useStore(boardRuns.rerank.store)
  useStore(boardRuns.speech.store)
  useStore(boardRuns.transcription.store)
  useStore(boardPulse)
  useStore(boardChat, ({ answer }) => answer?.status)
  return countDone()
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

function Strip() {
  const { isStripHidden } = useStore(preferences)
  if (isStripHidden) return null
  const place = LOOPBACK.test(location.hostname)
    ? say('home.strip-here')
    : say('home.strip-host', { host: location.host })
  return (
    <aside
      aria-label={say('home.strip-label')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-info-soft px-4 py-2.5 text-info text-sm"
    >
      <p className="min-w-0 flex-1 basis-72">{say('home.strip', { place })}</p>
      <details>
        <summary className="rounded-sm">{say('home.strip-what')}</summary>
        <p className="mt-1 max-w-prose">{say('home.strip-more')}</p>
      </details>
      <IconButton
        label={say('home.strip-close')}
        onClick={() => preferences.setState({ isStripHidden: true })}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </aside>
  )
}
