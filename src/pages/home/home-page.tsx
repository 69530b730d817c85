import '@/words/en/home.ts'
import '@/words/en/health.ts'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import { useHealth } from '@/parts/health.ts'
import { useAction } from '@/session/actions.ts'
import { boardStore, earlierBoard } from '@/session/board-store.ts'
import { type ActiveConnection, useConnection } from '@/session/connection.ts'
import { gatewaySession } from '@/session/gateway-session.ts'
import { boardOf, type RecordedEntry, recordingStore, takeDueBoard } from '@/session/recording.ts'
import { startTour } from '@/session/tour.ts'
import { Button, linkButton, meant } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import { Strip } from './strip.tsx'

// Home is drawn before its board, in places that are kept for it.
const loadBoard = () => import('./board.tsx')
const BoardStatus = lazy(() => loadBoard().then(({ BoardStatus }) => ({ default: BoardStatus })))
const Tiles = lazy(() => loadBoard().then(({ Tiles }) => ({ default: Tiles })))
const CopyReport = lazy(() => loadBoard().then(({ CopyReport }) => ({ default: CopyReport })))
// What stands below the board, or comes only when it is asked for, does not keep it from being drawn.
const Continue = lazy(() => import('./continue.tsx').then(({ Continue }) => ({ default: Continue })))
const AskFirst = lazy(() => import('@/parts/ask-first.tsx').then(({ AskFirst }) => ({ default: AskFirst })))

/** How many endpoints the board asks. */
const TILES = 6

// False when it does not fit this build, or what plays it has not come.
async function playRecorded({ opened: { kept } }: RecordedEntry): Promise<boolean> {
  if (kept === null) return false
  return import('@/session/board-replay.ts').then(
    ({ playBoard }) => playBoard(kept),
    () => false,
  )
}

// The board is drawn before the code that fills it has come.
async function run(connection: ActiveConnection, isByItself: boolean): Promise<void> {
  const [{ runBoard }, { countDone }] = await Promise.all([
    import('@/session/board-run.ts'),
    import('./report.ts'),
  ])
  const words = () => say('home.answered', { done: countDone(), all: TILES })
  await runBoard(connection, { words, isByItself })
}

async function cancel(): Promise<void> {
  const { cancelBoard } = await import('@/session/board.ts')
  cancelBoard()
}

// Run and Cancel take each other's place, and what stands beside them keeps its own.
const RUN_WIDTH = 'min-w-28'

export default function HomePage() {
  const connection = useConnection()
  const { status } = useStore(boardStore)
  const [isAsking, setIsAsking] = useState(false)
  const [isUnfit, setIsUnfit] = useState(false)
  const isSandbox = connection?.kind === 'sandbox'
  const isRunning = status === 'running'
  const isSeen = useSeen()
  const { loaded, isBoardDue, window } = useStore(recordingStore)
  const isDue = isBoardDue && !window.isOpen
  const recorded = boardOf(loaded)
  const { state: health } = useHealth()
  const start = () => {
    setIsAsking(false)
    if (connection !== null) void run(connection, false)
  }
  const play = () => {
    setIsAsking(false)
    if (recorded !== null) void playRecorded(recorded).then((isPlayed) => setIsUnfit(!isPlayed))
  }
  // On a server it asks first: these are requests that may be charged. One that is not there is not asked at all.
  const press = () => {
    if (recorded !== null && health === 'unreachable') play()
    else if (isSandbox) start()
    else setIsAsking(true)
  }
  useAction('run', press, !isRunning)
  useAction('rerun', press, !isRunning)
  useAction('stop', () => void cancel(), isRunning)
  // A recording that was just loaded is played once it can be seen, and sends nothing.
  useEffect(() => {
    if (isDue && recorded !== null && takeDueBoard()) {
      void playRecorded(recorded).then((isPlayed) => setIsUnfit(!isPlayed))
    }
  }, [isDue, recorded])
  const { isUnreachable } = useStore(gatewaySession)
  // The sandbox costs nothing, so the board fills itself; once a tab, as soon as it is there.
  useEffect(() => {
    const isNew = boardStore.getState().status === 'idle' && earlierBoard() === null && recorded === null
    if (isSeen && isSandbox && !isUnreachable && connection !== null && isNew) void run(connection, true)
  }, [isSeen, isSandbox, isUnreachable, connection, recorded])

  return (
    <div className="h-full overflow-y-auto">
      <title>{say('app.name')}</title>
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-5 p-4 pb-10 tablet:p-6">
        {isSandbox && <Strip />}
        <header className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-72">
            <h1 className="font-semibold text-2xl">{say(isSandbox ? 'home.title-sandbox' : 'home.title')}</h1>
            <Suspense fallback={STATUS_PLACE}>
              {isSeen ? <BoardStatus connectionName={connection?.name ?? ''} all={TILES} /> : STATUS_PLACE}
            </Suspense>
          </div>
          <Button onClick={startTour}>{say('home.tour')}</Button>
          <Link className={linkButton} to="/settings">
            {say('settings.add')}
          </Link>
          {recorded !== null && !isRunning && <Button onClick={play}>{say('home.play-recording')}</Button>}
          {isRunning ? (
            <Button className={RUN_WIDTH} onClick={meant(() => void cancel())}>
              {say('run.cancel')}
            </Button>
          ) : (
            <Button look="filled" className={RUN_WIDTH} onClick={press}>
              {say('home.run')}
            </Button>
          )}
        </header>
        {isUnfit && recorded !== null && <p role="alert">{say('home.unfit')}</p>}
        <Suspense>
          {isAsking && (
            <AskFirst
              count={TILES + 1}
              name={connection?.name ?? ''}
              onSend={start}
              onCancel={() => setIsAsking(false)}
            >
              {recorded !== null && <Button onClick={play}>{say('home.play-recording')}</Button>}
            </AskFirst>
          )}
        </Suspense>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 tablet:grid-cols-2 wide:grid-cols-3">
          <Suspense fallback={TILE_PLACES}>{isSeen ? <Tiles isRunning={isRunning} /> : TILE_PLACES}</Suspense>
        </div>
        <Suspense>{isSeen && <Continue />}</Suspense>
        {status === 'done' && (
          <Suspense>
            <CopyReport />
          </Suspense>
        )}
      </div>
    </div>
  )
}

// False until the page's first frame is on the screen: it can be used before its board is drawn.
function useSeen(): boolean {
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setIsSeen(true))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return isSeen
}

const STATUS_PLACE = <p className="min-h-6" />

const PLACES = Array.from({ length: TILES }, (_, place) => place)

// As high as the tiles.
const TILE_PLACES = PLACES.map((place) => (
  <div key={place} aria-hidden className="min-h-72 rounded-lg border border-line bg-surface shadow-sm" />
))
