import { Check, X } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link } from 'react-router'
import type { ApiError } from '@/api/errors.ts'
import { MadeBy } from '@/parts/made-by.tsx'
import type { Answer } from '@/session/chat/answer.ts'
import { say } from '@/words/say.ts'

const FailedTile = lazy(() => import('./failed-tile.tsx').then(({ FailedTile }) => ({ default: FailedTile })))

/** A tile's state in one word; `absent`: the server lists no model for it. */
export type TileStatus = 'idle' | 'running' | 'done' | 'failed' | 'absent'

type TileProps = {
  title: string
  to: string
  status: TileStatus
  /** What the endpoint does, shown before it is asked. */
  purpose: string
  /** What it cost, once it is done. */
  figure: string
  /** Whose figure it is, and the exchange that it came by. */
  madeBy?: Answer['madeBy'] | undefined
  exchangeId?: string | null
  error?: ApiError | undefined
  /** Takes the tile's input and answer to its page, before the link is followed. */
  onOpen?: () => void
  children?: ReactNode
}

/** One endpoint on the board: its picture in a reserved place, its figure, the way to its page. */
export function Tile(props: TileProps) {
  const { title, to, status, purpose, figure, madeBy, exchangeId = null, error, onOpen, children } = props
  const isDone = status === 'done'
  return (
    <article className="grid min-h-72 grid-rows-[auto_minmax(0,1fr)_auto] gap-3 rounded-lg border border-line bg-surface p-4 shadow-sm transition-shadow hover:shadow-md">
      <h2 className="font-semibold">
        <Link to={to} onClick={onOpen} className="rounded-sm hover:text-accent">
          {title}
        </Link>
      </h2>
      <div className="min-h-0 min-w-0 overflow-hidden">
        {/* The board is drawn before its pictures have come; their place is kept. */}
        <Suspense>
          {status === 'failed' && error !== undefined ? (
            <FailedTile error={error} />
          ) : status === 'absent' ? (
            <p className="text-ink-faint text-sm">{say('ask.no-model')}</p>
          ) : (
            children || <Nothing status={status} purpose={purpose} />
          )}
        </Suspense>
      </div>
      <p className="flex min-h-6 items-center gap-1.5 text-ink-soft text-sm tabular-nums">
        {status === 'running' && <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />}
        {isDone && <Check aria-hidden className="size-4 text-good" />}
        {status === 'failed' && <X aria-hidden className="size-4 text-bad" />}
        <span className="flex-1">{isDone ? figure : say(`home.tile-${status}`)}</span>
        {isDone && madeBy !== undefined && <MadeBy kind={madeBy} exchangeId={exchangeId} />}
      </p>
    </article>
  )
}

// There is no picture yet: what will stand there, or a sign that it is under way.
function Nothing({ status, purpose }: { status: TileStatus; purpose: string }) {
  if (status === 'running') return <div aria-hidden className="h-44 animate-pulse rounded-md bg-sunken" />
  return <p className="text-ink-faint text-sm">{purpose}</p>
}
