import { Play, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button.tsx'
import { Toolbar } from '@/ui/toolbar.tsx'
import { say } from '@/words/say.ts'
import type { WordKey } from '@/words/word-key.ts'

type RunBarProps = {
  /** The page's verb. */
  words: Extract<WordKey, `run.${string}`>
  /** When the run under way began, by `performance.now()`; null while none is. */
  runningSinceMs: number | null
  onRun: () => void
  onCancel: () => void
  /** How much will be sent. */
  estimate: string
  /** Why it was not sent, naming the field. */
  problem: string | null
  /** What the page does first, in place of the verb. */
  instead?: ReactNode
  /** What else the verb can do: stands behind its button. */
  menu?: ReactNode
  /** Stands before the button: Load, where the bar is at the foot of the window. */
  children?: ReactNode
}

/** A key pressed twice is one press: so long after Run the same key does not cancel. */
const TWICE_MS = 400

/** The one verb of a page, which is Cancel while it runs: the same button, so that it keeps the focus. */
export function RunBar(props: RunBarProps) {
  const { words, runningSinceMs, onRun, onCancel, estimate, problem, instead, menu, children } = props
  const isRunning = runningSinceMs !== null
  const press = ({ detail }: { detail: number }) => {
    if (!isRunning) onRun()
    else if (detail === 1 || (detail === 0 && performance.now() - runningSinceMs > TWICE_MS)) onCancel()
  }
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t bg-canvas py-3">
      {children}
      {instead ?? (
        <Toolbar label={say('run.tools')} className="flex items-center">
          <Button look={isRunning ? 'plain' : 'filled'} onClick={press}>
            {isRunning ? (
              <X aria-hidden className="size-4" />
            ) : (
              <Play aria-hidden className="size-3.5 fill-current" />
            )}
            {say(isRunning ? 'run.cancel' : words)}
          </Button>
          {menu}
        </Toolbar>
      )}
      <span className="min-w-0 flex-1 truncate text-ink-faint text-sm tabular-nums">{estimate}</span>
      <span role="alert" className="basis-full text-sm text-warning empty:hidden">
        {problem}
      </span>
    </div>
  )
}
