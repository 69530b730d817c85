import { type ActiveConnection, useConnection, useConnections } from '@/session/connection.ts'
import { removeConnection } from '@/session/forget.ts'
import { activateConnection, DEFAULT_ID } from '@/session/saved-connections.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import { TokenCare } from './token-care.tsx'

/** The gateway's own server and every saved connection, as cards. */
export function ConnectionList() {
  const connections = useConnections()
  const active = useConnection()
  return (
    <ul className="grid gap-3">
      {connections.map((connection) => (
        <Card key={connection.id} connection={connection} isActive={connection.id === active?.id} />
      ))}
    </ul>
  )
}

type CardProps = { connection: ActiveConnection; isActive: boolean }

function Card({ connection, isActive }: CardProps) {
  const { id, name, upstream, baseUrl, kind, isGone } = connection
  const hide = useHideOwn()
  // The sandbox's own token comes and goes with the gateway; any other is the user's to care for.
  const isOwn = kind === 'sandbox' && id === DEFAULT_ID
  return (
    <li ref={isActive ? showCard : null} className="grid gap-2 rounded-md border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{name}</h3>
        <span className="min-w-0 flex-1 truncate text-ink-faint text-sm">{hide(upstream ?? baseUrl)}</span>
        {isActive ? (
          <span className="rounded-full bg-good-soft px-2.5 py-0.5 text-good text-sm">
            {say('settings.active')}
          </span>
        ) : (
          <Button onClick={() => activateConnection(id)}>{say('settings.use')}</Button>
        )}
        {id !== DEFAULT_ID && (
          <Button
            look="quiet"
            aria-label={say('settings.remove-named', { name })}
            onClick={() => removeConnection(id)}
          >
            {say('settings.remove')}
          </Button>
        )}
      </div>
      {isGone && <p className="text-sm text-warning">{say('settings.server-gone')}</p>}
      {isOwn && <p className="text-ink-soft text-sm">{say('settings.sandbox-token')}</p>}
      {!isOwn && !isGone && <TokenCare connection={connection} isActive={isActive} />}
    </li>
  )
}

// "Fix the token" leads here: the card of the server in use is what was meant.
function showCard(card: HTMLElement | null): void {
  card?.scrollIntoView({ block: 'nearest' })
}
