import '@/words/en/endpoint.ts'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { exchangeStore } from '@/session/exchanges.ts'
import type { PageName } from '@/session/pages.ts'
import type { Done, Run } from '@/session/run.ts'
import { Button } from '@/ui/button.tsx'
import { PartBoundary } from '@/ui/part-boundary.tsx'
import { sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { ChangedInput } from './changed-input.tsx'
import { MadeBy } from './made-by.tsx'
import { setPanel } from './panel.ts'
import { Problem } from './problem.tsx'

/** How an answer is drawn: in the page's one place, and in each column of Compare. */
export type AnswerView<Asked, Given> = {
  /** What the page does, shown before the first answer. */
  idle: ReactNode
  /** The third figure of the answer line, beside the two times. */
  figure: (given: Given, done: Done<Asked, Given>) => ReactNode
  /** The answer itself; `onRetry` asks once more where it stands. */
  children: (given: Given, asked: Asked, done: Done<Asked, Given>, onRetry: () => void) => ReactNode
}

type AnswerProps<Asked, Given> = AnswerView<Asked, Given> & {
  page: PageName
  of: Run<Asked, Given>
  onRetry: () => void
  /** Called when somebody wants to see where the figures come from, in Wire. */
  onWire?: () => void
}

/** A run in whichever of its states, drawn once for all pages: idle, running, failed, done. */
export function Answer<Asked, Given>({
  page,
  of,
  idle,
  figure,
  onRetry,
  onWire,
  children,
}: AnswerProps<Asked, Given>) {
  return (
    <div className="flex flex-1 flex-col gap-3">
      {of.status === 'idle' && (
        <div className="grid flex-1 place-content-center text-center text-ink-faint">{idle}</div>
      )}
      {of.status === 'running' && of.recordedAt !== null && <Recorded at={of.recordedAt} model={of.model} />}
      {of.status === 'running' && <Running exchangeId={of.exchangeId} startedAtMs={of.startedAtMs} />}
      {of.status === 'failed' && (
        <>
          <Problem error={of.error} onRetry={onRetry} />
          <ChangedInput page={page} sent={of.sent} onRetry={onRetry} />
        </>
      )}
      {of.status === 'cancelled' && (
        <div className="grid flex-1 place-content-center justify-items-center gap-3 text-ink-soft">
          {say('run.cancelled')}
          <Button onClick={onRetry}>{say('run.again')}</Button>
        </div>
      )}
      {of.status === 'done' && (
        <>
          <div className="@container min-w-0 flex-1 animate-appear">
            <PartBoundary key={of.exchangeId ?? of.keptAt} words={say('run.undrawable')}>
              {children(of.answer, of.asked, of, onRetry)}
            </PartBoundary>
          </div>
          <Figures page={page} run={of} figure={figure(of.answer, of)} onWire={onWire}>
            <ChangedInput page={page} sent={of.sent} kept={of} onRetry={onRetry} />
          </Figures>
        </>
      )}
      <p role="status" className="sr-only">
        {/* A failure is told by its own alert. */}
        {of.status === 'idle' || of.status === 'failed' ? '' : say(`status.${of.status}`)}
      </p>
    </div>
  )
}

/** What is played again is never taken for what is asked now. */
function Recorded({ at, model }: { at: number; model: string }) {
  return (
    <p role="status" className="rounded-md bg-info-soft p-2 text-info text-sm">
      {say('run.recorded', { time: sayTime(at), model })}
    </p>
  )
}

type FiguresProps = {
  page: PageName
  run: Done<unknown, unknown>
  figure: ReactNode
  onWire: (() => void) | undefined
  children: ReactNode
}

// Three figures; a press on them shows where they come from.
function Figures({ page, run, figure, onWire, children }: FiguresProps) {
  const responseMs = useStore(
    exchangeStore,
    ({ list }) => list.find(({ id }) => id === run.exchangeId)?.responseMs ?? null,
  )
  const figures = [
    ...(responseMs === null ? [] : [say('figure.first-byte', { seconds: sayMs(responseMs) })]),
    say('figure.total', { seconds: sayMs(run.totalMs) }),
  ]
  return (
    <div className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
      <button
        type="button"
        title={say('figure.open-wire')}
        onClick={() => {
          onWire?.()
          setPanel(page, true, 'wire')
        }}
        className="flex min-h-8 items-center gap-1 rounded-sm px-1 text-left tabular-nums hover:bg-sunken"
      >
        <span>
          {figures.join(' · ')} · {figure}
        </span>
        <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
      </button>
      <MadeBy kind={run.madeBy} exchangeId={run.exchangeId} />
      {children}
    </div>
  )
}

function Running({ exchangeId, startedAtMs }: { exchangeId: string | null; startedAtMs: number }) {
  const [nowMs, setNowMs] = useState(() => performance.now())
  const exchange = useStore(exchangeStore, ({ list }) => list.find(({ id }) => id === exchangeId))
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 100)
    return () => clearInterval(timer)
  }, [])
  const upload = exchange?.upload ?? null
  const isUploading = upload !== null && upload.sentBytes < upload.totalBytes
  return (
    <div className="grid flex-1 content-start gap-3">
      <p className="flex items-center gap-2 text-ink-soft text-sm tabular-nums">
        <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
        {exchange?.isQueued === true ? say('run.queued') : say('run.running')}{' '}
        {sayMs(Math.max(0, nowMs - startedAtMs))} s
      </p>
      {isUploading && (
        <progress
          aria-label={say('run.uploading')}
          className="h-1.5 w-full accent-accent-fill"
          max={upload.totalBytes}
          value={upload.sentBytes}
        />
      )}
      <div aria-hidden className="grid animate-pulse gap-3">
        {[90, 75, 82, 60].map((width) => (
          <div key={width} className="h-8 rounded-sm bg-sunken" style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  )
}
