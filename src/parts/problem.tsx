import '@/words/en/problem.ts'
import { AlertTriangle, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ApiError } from '@/api/errors.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button } from '@/ui/button.tsx'
import { sayWait } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { Remedies, useIsRenewed } from './remedies.tsx'
import { useErrorWords } from './use-error-words.ts'
import { useSecondsLeft } from './use-seconds-left.ts'

type ProblemProps = {
  error: ApiError
  onRetry?: () => void
  /** What to do, where that is another thing than elsewhere. */
  advice?: string | null
  /** The ways on from here, in place of the usual ones. */
  children?: ReactNode
}

/** A failure, told once: what happened, what to do, the server's own words, the raw body folded. */
export function Problem({ error, onRetry, advice = null, children }: ProblemProps) {
  const { title, hint, words } = useErrorWords(error)
  const hide = useHideOwn()
  const { code } = error.facts
  const isRenewed = useIsRenewed(error)
  return (
    <div role="alert" className="animate-appear rounded-md border border-bad bg-bad-soft p-4 text-base">
      <p className="flex items-start gap-2 font-medium text-bad">
        <AlertTriangle aria-hidden className="mt-0.5 size-4 shrink-0" />
        {title}
      </p>
      <p className="mt-1 break-words pl-6 text-ink-soft">
        {advice === null ? (isRenewed ? say('problem.sandbox-hint') : hint) : hide(advice)}
      </p>
      {words !== '' && code !== 'no-upstream' && (
        <blockquote className="mt-3 ml-6 max-h-48 overflow-y-auto whitespace-pre-wrap break-words border-bad border-l-2 pl-3 text-ink">
          <span className="sr-only">{say('problem.server-said')}: </span>
          {/* Servers speak English. */}
          <span lang="en">{words}</span>
        </blockquote>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2 pl-6">
        {onRetry !== undefined && <RetryButton error={error} onRetry={onRetry} />}
        {children ?? <Remedies error={error} />}
      </div>
      <Details error={error} />
    </div>
  )
}

function Details({ error }: { error: ApiError }) {
  const { status, requestId, url, raw } = error.facts
  const hide = useHideOwn()
  return (
    <details className="mt-3 pl-6 text-ink-soft text-sm">
      <summary className="w-fit rounded-sm">{say('problem.details')}</summary>
      <ul className="mt-2 grid gap-1 break-all">
        {status !== undefined && <li>{say('problem.status', { status })}</li>}
        {requestId !== undefined && <li>{say('problem.request-id', { id: requestId })}</li>}
        <li>{say('problem.address', { url: hide(url) })}</li>
      </ul>
      {raw !== undefined && raw !== '' && (
        <pre className="mt-2 max-h-60 overflow-auto whitespace-pre-wrap break-all rounded-sm bg-surface p-2 font-mono text-xs">
          {hide(raw)}
        </pre>
      )}
    </details>
  )
}

function RetryButton({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  // No retry is sent before the server's wait is over, and none by itself after.
  const waitSeconds = useSecondsLeft(error.facts.retryAt ?? 0)
  return (
    <Button onClick={onRetry} disabled={waitSeconds > 0}>
      <RotateCcw aria-hidden className="size-4" />
      {waitSeconds > 0 ? say('problem.retry-in', { time: sayWait(waitSeconds) }) : say('problem.retry')}
    </Button>
  )
}
