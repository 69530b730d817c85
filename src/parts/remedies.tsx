import '@/words/en/problem.ts'
import { use } from 'react'
import { Link, useLocation } from 'react-router'
import type { ApiError } from '@/api/errors.ts'
import { checkPath } from '@/session/check.ts'
import { ConnectionScope, useConnection } from '@/session/connection.ts'
import { DEFAULT_ID } from '@/session/saved-connections.ts'
import { linkButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** The ways from a failure to its remedy: Settings where they can mend it, Check where it finds out more. */
export function Remedies({ error }: { error: ApiError }) {
  const { pathname } = useLocation()
  const isRenewed = useIsRenewed(error)
  const scoped = use(ConnectionScope)
  const settings = isRenewed ? null : settingsWords(error)
  const check = checkOf(error)
  return (
    <>
      {settings !== null && (
        <Link className={linkButton} to="/settings">
          {say(settings)}
        </Link>
      )}
      {check !== null && pathname !== '/check' && (
        <Link className={linkButton} to={checkPath(check.depth, scoped?.id)}>
          {say(check.words)}
        </Link>
      )}
    </>
  )
}

/** Whether the sandbox's own token was refused: the console fetches its new one, nobody need mend it. */
export function useIsRenewed(error: ApiError): boolean {
  const { pathname } = useLocation()
  const connection = useConnection()
  const isSandbox = connection?.kind === 'sandbox' && connection.id === DEFAULT_ID && pathname !== '/settings'
  return isSandbox && error.facts.code === 'refused-401'
}

// What Settings can mend.
function settingsWords({ kind, facts }: ApiError) {
  if (facts.code === 'refused-401' || facts.code === 'bad-token') return 'problem.fix-token'
  return kind === 'unreachable' && facts.code !== 'offline' ? 'problem.settings' : null
}

// What Check finds out: how far one gets at all, or what else the token may do.
function checkOf({ kind, facts }: ApiError) {
  if (kind === 'unreachable' || facts.code === 'connection-lost') {
    return { depth: 'diagnose', words: 'problem.check-network' } as const
  }
  const isRefused = facts.code === 'refused-401' || facts.code === 'refused-403'
  return isRefused ? ({ depth: 'endpoints', words: 'problem.check-token' } as const) : null
}
