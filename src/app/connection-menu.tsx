import '@/words/en/problem.ts'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import type { ApiError } from '@/api/errors.ts'
import { ErrorTitle } from '@/parts/error-title.tsx'
import { type ActiveConnection, useConnections } from '@/session/connection.ts'
import { preferences } from '@/session/preferences.ts'
import { activateConnection } from '@/session/saved-connections.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button, linkButton } from '@/ui/button.tsx'
import { menuRow } from '@/ui/popover.tsx'
import { sayWait } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type ConnectionMenuProps = {
  connection: ActiveConnection
  health: { error: ApiError | null; refetch: () => unknown }
  /** The state of the server in words. */
  words: string
  onClose: () => void
}

/** What the connection chip opens: how the server is and why, the other connections, the way to Settings. */
export function ConnectionMenu({ connection, health, words, onClose }: ConnectionMenuProps) {
  const hide = useHideOwn()
  const address = hide(connection.upstream ?? connection.baseUrl)
  const { healthEverySeconds } = useStore(preferences)
  const isCutOff = health.error?.kind === 'unreachable'
  return (
    <div className="grid w-72 max-w-full gap-1">
      <div className="grid gap-1 px-2 py-1.5 text-sm">
        <p>{health.error === null ? words : <ErrorTitle error={health.error} />}</p>
        <p className="text-ink-faint text-xs [overflow-wrap:anywhere]">
          {connection.kind === 'sandbox' ? say('chip.simulated') : address}
        </p>
        <p className="text-ink-faint text-xs">
          {healthEverySeconds === 0
            ? say('chip.next-off')
            : say('chip.next', { time: sayWait(healthEverySeconds) })}
        </p>
        {connection.token === null && <p className="text-warning text-xs">{say('chip.no-token')}</p>}
      </div>
      <Choices active={connection} onChoose={onClose} />
      <div className="flex flex-wrap gap-2 border-line border-t p-2">
        <Button onClick={() => void health.refetch()}>{say('chip.check')}</Button>
        <Link
          className={linkButton}
          to={`/check?depth=${isCutOff ? 'diagnose' : 'endpoints'}`}
          onClick={onClose}
        >
          {say(isCutOff ? 'chip.why' : 'chip.what')}
        </Link>
        <Link className={linkButton} to="/settings" onClick={onClose}>
          {say('chip.settings')}
        </Link>
      </div>
    </div>
  )
}

function Choices({ active, onChoose }: { active: ActiveConnection; onChoose: () => void }) {
  const choices = useConnections()
  if (choices.length < 2) return null
  return choices.map(({ id, name }) => (
    <button
      key={id}
      type="button"
      className={menuRow}
      aria-current={id === active.id ? 'true' : undefined}
      onClick={() => {
        activateConnection(id)
        onChoose()
      }}
    >
      {name}
    </button>
  ))
}
