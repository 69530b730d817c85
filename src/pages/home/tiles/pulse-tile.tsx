import { useStore } from 'zustand'
import { boardPulse } from '@/session/board.ts'
import { boardStore } from '@/session/board-store.ts'
import { healthDots } from '@/ui/health-dots.ts'
import { say } from '@/words/say.ts'
import { Tile } from './tile.tsx'

const SHOWN = 6

/** Health and Models: whether the server is well, and what it has. */
export function PulseTile() {
  const { pulse } = useStore(boardPulse)
  const { madeBy } = useStore(boardStore)
  const status = pulse.status === 'cancelled' ? 'idle' : pulse.status
  const error = pulse.status === 'failed' ? pulse.error : undefined
  const place = { title: say('home.pulse'), to: '/models', purpose: say('page.status.purpose') }
  if (pulse.status !== 'done') {
    return <Tile {...place} status={status} error={error} figure="" />
  }
  const { health, models } = pulse
  const state = health?.state ?? 'unknown'
  return (
    <Tile
      {...place}
      status={status}
      madeBy={madeBy}
      figure={health === null ? '' : say('home.pulse-figure', { ms: Math.round(health.latencyMs) })}
    >
      <div className="grid animate-appear gap-3">
        <p className="flex items-center gap-2 font-semibold text-xl">
          <span aria-hidden className={`size-3 rounded-full ${healthDots[state]}`} />
          {say(`health.${state}`)}
          <span className="font-normal text-base text-ink-soft">
            {say('home.models', { count: models.length })}
          </span>
        </p>
        <ul className="grid gap-0.5 text-ink-soft text-sm">
          {models.slice(0, SHOWN).map(({ id }) => (
            <li key={id} className="truncate">
              <bdi>{id}</bdi>
            </li>
          ))}
        </ul>
      </div>
    </Tile>
  )
}
