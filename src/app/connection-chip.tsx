import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useHealth } from '@/parts/health.ts'
import type { ActiveConnection } from '@/session/connection.ts'
import { healthDots } from '@/ui/health-dots.ts'
import { Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'

const ConnectionMenu = lazy(() =>
  import('./connection-menu.tsx').then(({ ConnectionMenu }) => ({ default: ConnectionMenu })),
)

/** Where the console is connected and whether that server is well; opens the choice of others. */
export function ConnectionChip({ connection }: { connection: ActiveConnection }) {
  const health = useHealth()
  const { state } = health
  const words = say(`chip.${state}`, { ms: Math.round(health.data?.latencyMs ?? 0) })
  const quiet = state === 'up' ? say('chip.up-quiet') : words
  const shown = connection.kind === 'sandbox' ? quiet : words
  return (
    <>
      <span role="status" className="sr-only">
        {say('chip.label', { name: connection.name, state: quiet })}
      </span>
      <Popover
        label={say('chip.label', { name: connection.name, state: shown })}
        triggerLook="flex min-h-8 min-w-0 items-center gap-2 rounded-full border border-line bg-canvas px-3 text-sm hover:bg-sunken pointer-coarse:min-h-11"
        trigger={
          <>
            <span aria-hidden className={`size-2 shrink-0 rounded-full ${healthDots[state]}`} />
            <span className="min-w-8 shrink truncate font-medium">{connection.name}</span>
            <span className="min-w-0 truncate text-ink-soft">
              {shown}
              {state === 'unreachable' && (
                <span className="hidden tablet:inline">{say('chip.open-check')}</span>
              )}
            </span>
            <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
          </>
        }
      >
        {(close) => (
          <Suspense fallback={<p className="p-3 text-ink-faint text-sm">{shown}</p>}>
            <ConnectionMenu connection={connection} health={health} words={shown} onClose={close} />
          </Suspense>
        )}
      </Popover>
    </>
  )
}
