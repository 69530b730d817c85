import '@/words/en/api-tokens.ts'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useStore } from 'zustand'
import {
  createIssuedToken,
  type IssuedToken,
  listIssuedTokens,
  type TokenGrant,
} from '@/api/issued-tokens.ts'
import { HIDDEN } from '@/lib/hide-own.ts'
import { useConnection } from '@/session/connection.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { gatewaySession } from '@/session/gateway-session.ts'
import { addConnection, nameForNew } from '@/session/saved-connections.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { takeFocus } from '@/ui/take-focus.ts'
import { say } from '@/words/say.ts'
import { IssuedTokenCard } from './issued-token-card.tsx'
import { TokenForm } from './token-form.tsx'
import { byStanding, untilNextExpiry } from './token-standing.ts'

// Asked of the own gateway, whatever connection is in use; again when the next token expires.
const issuedTokensQuery = queryOptions({
  queryKey: ['gateway', 'issued-tokens'],
  queryFn: ({ signal }) => listIssuedTokens(signal),
  refetchInterval: ({ state }) => untilNextExpiry(state.data ?? [], Date.now()) ?? false,
})

/** The tokens that this gateway's sandbox issues; for other servers, where theirs come from. */
export function ApiTokens() {
  const connection = useConnection()
  const hasSandbox = useStore(gatewaySession, ({ servers }) => servers[0]?.kind === 'sandbox')
  const hide = useHideOwn()
  const server = hide(connection?.upstream ?? connection?.baseUrl ?? '')
  return (
    <section aria-labelledby="api-tokens" className="grid gap-4">
      <div>
        <h2 id="api-tokens" className="font-semibold text-lg">
          {say('tokens.title')}
        </h2>
        {hasSandbox && <p className="text-ink-soft text-sm">{say('tokens.hint')}</p>}
        {connection !== null && connection.kind !== 'sandbox' && (
          <p className="text-ink-soft text-sm">{say('tokens.elsewhere', { server })}</p>
        )}
      </div>
      {hasSandbox && <SandboxTokens />}
    </section>
  )
}

type Shown = { token: string; issued: IssuedToken }

function SandboxTokens() {
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery(issuedTokensQuery)
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: issuedTokensQuery.queryKey })
  const [isCreating, setIsCreating] = useState(false)
  const [shown, setShown] = useState<Shown | null>(null)
  const [notice, setNotice] = useState<(() => string) | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const create = async (grant: TokenGrant) => {
    setShown(await createIssuedToken(grant))
    setIsCreating(false)
    await refresh()
  }
  const createExamples = async () => {
    if (isBusy) return
    setIsBusy(true)
    try {
      for (const grant of exampleGrants(Date.now())) {
        const { token, issued } = await createIssuedToken(grant)
        connect(issued.label, token)
      }
      setNotice(() => () => say('tokens.examples-added'))
    } catch (error) {
      const words = error instanceof Error ? error.message : ''
      setNotice(() => () => say('tokens.not-done', { words }))
    }
    setIsBusy(false)
    await refresh()
  }
  return (
    <div className="grid gap-3">
      {shown !== null && <ShownOnce key={shown.issued.id} shown={shown} onDone={() => setShown(null)} />}
      {isCreating ? (
        <TokenForm onSave={create} onCancel={() => setIsCreating(false)} />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => setIsCreating(true)}>{say('tokens.create')}</Button>
          <Button look="quiet" title={say('tokens.examples-title')} onClick={() => void createExamples()}>
            {say('tokens.examples')}
          </Button>
          <span role="status" className="text-ink-soft text-sm">
            {notice?.()}
          </span>
        </div>
      )}
      {isPending && <p className="text-ink-faint text-sm">{say('tokens.loading')}</p>}
      {error !== null && (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-bad text-sm">
          {say('tokens.failed', { words: error.message })}
          <Button onClick={() => void refetch()}>{say('tokens.retry')}</Button>
        </p>
      )}
      {data?.length === 0 && <p className="text-ink-faint text-sm">{say('tokens.none')}</p>}
      <ul className="grid gap-2">
        {byStanding(data ?? [], dataUpdatedAt).map(({ issued, standing }) => (
          <IssuedTokenCard key={issued.id} issued={issued} standing={standing} onChanged={refresh} />
        ))}
      </ul>
    </div>
  )
}

function ShownOnce({ shown: { token, issued }, onDone }: { shown: Shown; onDone: () => void }) {
  const [isAdded, setIsAdded] = useState(false)
  const isDemo = useDemoMode()
  return (
    <div
      ref={takeFocus}
      role="alert"
      tabIndex={-1}
      className="grid gap-2 rounded-md border border-good bg-good-soft p-4"
    >
      <p className="font-medium text-good">
        {say('tokens.shown-once', { label: isDemo ? HIDDEN : issued.label })}
      </p>
      <p className="flex items-center gap-2">
        <code className="min-w-0 break-all rounded-sm bg-surface px-2 py-1 font-mono text-sm">
          {isDemo ? HIDDEN : token}
        </code>
        <CopyButton text={token} label={say('tokens.copy')} />
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {isAdded ? (
          <span className="text-ink-soft text-sm">{say('tokens.connected')}</span>
        ) : (
          <Button
            onClick={() => {
              connect(issued.label, token)
              setIsAdded(true)
            }}
          >
            {say('tokens.connect')}
          </Button>
        )}
        <Button look="quiet" onClick={onDone}>
          {say('tokens.done')}
        </Button>
      </div>
    </div>
  )
}

// The sandbox under another token: a connection like any other, which waits to be chosen.
function connect(name: string, token: string): void {
  const [server] = gatewaySession.getState().servers
  if (server === undefined) return
  const { baseUrl, healthUrl, upstream } = server
  const place = { id: crypto.randomUUID(), baseUrl, healthUrl, upstream }
  addConnection({ ...place, name: nameForNew(name) }, token, 'tab')
}

const MINUTE_MS = 60_000

function exampleGrants(now: number): TokenGrant[] {
  const plain = {
    team: '',
    endpoints: null,
    models: null,
    requestsPerMinute: null,
    quota: null,
    expiresAt: null,
  }
  return [
    { ...plain, label: say('tokens.example-full') },
    { ...plain, label: say('tokens.example-chat'), endpoints: ['models', 'chat'] },
    { ...plain, label: say('tokens.example-slow'), requestsPerMinute: 2 },
    { ...plain, label: say('tokens.example-short'), expiresAt: now + MINUTE_MS },
  ]
}
