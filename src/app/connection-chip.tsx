import { ChevronDown } from 'lucide-react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import { type ApiError, describeError } from '@/api/errors.ts'
import { useHealth } from '@/parts/health.ts'
import { type ActiveConnection, activateConnection, connectionStore } from '@/session/connection.ts'
import { gatewaySession } from '@/session/gateway-session.ts'
import { Button } from '@/ui/button.tsx'
import { healthDots } from '@/ui/health-dots.ts'
import { menuRow, Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'

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
            <span className="truncate font-medium">{connection.name}</span>
            <span className="whitespace-nowrap text-ink-soft">{shown}</span>
            <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
          </>
        }
      >
        {(close) => (
          <div className="grid w-72 max-w-full gap-1">
            <div className="grid gap-1 px-2 py-1.5 text-sm">
              <p>{health.error === null ? shown : reasonOf(health.error)}</p>
              <p className="text-ink-faint text-xs">
                {connection.kind === 'sandbox'
                  ? say('chip.simulated')
                  : `${connection.upstream ?? connection.baseUrl}`}
              </p>
              <p className="text-ink-faint text-xs">{say('chip.next')}</p>
              {connection.token === null && <p className="text-warning text-xs">{say('chip.no-token')}</p>}
            </div>
            <Choices active={connection} onChoose={close} />
            <div className="flex gap-2 border-line border-t p-2">
              <Button onClick={() => void health.refetch()}>{say('chip.check')}</Button>
              <Link className={menuRow} to="/settings" onClick={close}>
                {say('chip.settings')}
              </Link>
            </div>
          </div>
        )}
      </Popover>
    </>
  )
}

function Choices({ active, onChoose }: { active: ActiveConnection; onChoose: () => void }) {
  const { saved } = useStore(connectionStore)
  const { servers } = useStore(gatewaySession)
  const [first] = servers
  const choices = [
    ...(first === undefined
      ? []
      : [{ id: null, name: first.kind === 'sandbox' ? 'Sandbox' : (first.upstream ?? first.name) }]),
    ...saved,
  ]
  if (choices.length < 2) return null
  return choices.map(({ id, name }) => (
    <button
      key={id ?? ''}
      type="button"
      className={menuRow}
      aria-current={(id ?? 'default') === active.id ? 'true' : undefined}
      onClick={() => {
        activateConnection(id)
        onChoose()
      }}
    >
      {name}
    </button>
  ))
}

function reasonOf(error: ApiError): string {
  const { title } = describeError(error)
  return say(title.key, title.values)
}
