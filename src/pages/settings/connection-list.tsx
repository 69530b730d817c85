import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import { maskToken } from '@/lib/mask-token.ts'
import { judge, type Verdict, VerdictView } from '@/parts/verdict.tsx'
import {
  activateConnection,
  bindingOf,
  connectionStore,
  removeConnection,
  type SavedConnection,
  takeTest,
  useConnection,
} from '@/session/connection.ts'
import { gatewaySession } from '@/session/gateway-session.ts'
import { forgetToken, tokenFor, tokenStore } from '@/session/tokens.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** The gateway's own server and every saved connection, as cards. */
export function ConnectionList() {
  const { saved } = useStore(connectionStore)
  const { servers } = useStore(gatewaySession)
  const active = useConnection()
  const [first] = servers
  return (
    <ul className="grid gap-3">
      {first !== undefined && (
        <Card
          name={first.kind === 'sandbox' ? 'Sandbox' : (first.upstream ?? first.name)}
          address={first.baseUrl}
          isActive={active?.id === 'default'}
          onUse={() => activateConnection(null)}
        >
          {first.kind === 'sandbox' && (
            <p className="text-ink-soft text-sm">{say('settings.sandbox-token')}</p>
          )}
        </Card>
      )}
      {saved.map((connection) => (
        <Card
          key={connection.id}
          name={connection.name}
          address={connection.upstream ?? connection.baseUrl}
          isActive={active?.id === connection.id}
          onUse={() => activateConnection(connection.id)}
          onRemove={() => removeConnection(connection.id)}
        >
          <TokenLine connection={connection} />
          <TestLine connection={connection} />
        </Card>
      ))}
    </ul>
  )
}

type CardProps = {
  name: string
  address: string
  isActive: boolean
  onUse: () => void
  onRemove?: () => void
  children: ReactNode
}

function Card({ name, address, isActive, onUse, onRemove, children }: CardProps) {
  return (
    <li className="grid gap-2 rounded-md border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{name}</h3>
        <span className="min-w-0 flex-1 truncate text-ink-faint text-sm">{address}</span>
        {isActive ? (
          <span className="rounded-full bg-good-soft px-2.5 py-0.5 text-good text-sm">
            {say('settings.active')}
          </span>
        ) : (
          <Button onClick={onUse}>{say('settings.use')}</Button>
        )}
        {onRemove !== undefined && (
          <Button look="quiet" aria-label={say('settings.remove-named', { name })} onClick={onRemove}>
            {say('settings.remove')}
          </Button>
        )}
      </div>
      {children}
    </li>
  )
}

function TokenLine({ connection }: { connection: SavedConnection }) {
  const kept = useStore(tokenStore)
  const token = tokenFor(kept, connection.id, bindingOf(connection))
  if (token === null) return <p className="text-sm text-warning">{say('settings.no-token')}</p>
  const keeping = say(connection.id in kept.device ? 'settings.kept-device' : 'settings.kept-tab')
  return (
    <p className="flex flex-wrap items-center gap-3 text-ink-soft text-sm">
      {say('settings.token-shown', { token: maskToken(token), keeping })}
      <Button look="quiet" onClick={() => forgetToken(connection.id)}>
        {say('settings.forget')}
      </Button>
    </p>
  )
}

function TestLine({ connection }: { connection: SavedConnection }) {
  const kept = useStore(tokenStore)
  const [verdict, setVerdict] = useState<Verdict>({ status: 'none' })
  const token = tokenFor(kept, connection.id, bindingOf(connection))
  const test = async () => {
    setVerdict({ status: 'testing' })
    setVerdict(await judge(connection.name, { ...connection, token }))
  }
  // A test that had to wait for the page to be loaded anew, told by the session's storage.
  const testOnce = useEffectEvent(() => {
    if (takeTest(connection.id)) void test()
  })
  useEffect(() => testOnce(), [])
  return (
    <>
      <Button className="w-fit" disabled={verdict.status === 'testing'} onClick={() => void test()}>
        {say(verdict.status === 'testing' ? 'settings.testing' : 'settings.test')}
      </Button>
      <VerdictView verdict={verdict} />
    </>
  )
}
