import { useState } from 'react'
import { changeIssuedToken, type IssuedToken, revokeIssuedToken } from '@/api/issued-tokens.ts'
import { HIDDEN } from '@/lib/hide-own.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { Button } from '@/ui/button.tsx'
import { sayCount, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { QuotaBar } from './quota-bar.tsx'
import { TokenForm } from './token-form.tsx'
import { spentOf, type TokenStanding } from './token-standing.ts'
import { UsageChart } from './usage-chart.tsx'

const NAMELESS = { label: HIDDEN, team: '', ending: '' }

type IssuedTokenCardProps = { issued: IssuedToken; standing: TokenStanding; onChanged: () => Promise<void> }

/** One issued token: what it may do, what it did; edit and revoke. */
export function IssuedTokenCard({ issued, standing, onChanged }: IssuedTokenCardProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const [mode, setMode] = useState<'plain' | 'editing' | 'revoking'>('plain')
  const isDemo = useDemoMode()
  const { id, revokedAt } = issued
  // What a token is called and whose it is are names like an account's.
  const { label, team, ending } = isDemo ? NAMELESS : issued
  if (mode === 'editing') {
    return (
      <li>
        <TokenForm
          issued={issued}
          onCancel={() => setMode('plain')}
          onSave={async (grant) => {
            await changeIssuedToken(id, grant)
            setMode('plain')
            await onChanged()
          }}
        />
      </li>
    )
  }
  const revoke = async () => {
    try {
      await revokeIssuedToken(id)
      setMode('plain')
      await onChanged()
    } catch (error) {
      setFailure(say('tokens.not-done', { words: error instanceof Error ? error.message : '' }))
    }
  }
  return (
    <li
      className={`grid gap-2 rounded-md border border-line p-3 ${standing === 'valid' ? 'bg-surface' : ''}`}
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            <bdi className={`min-w-0 truncate ${standing === 'valid' ? '' : 'text-ink-soft'}`}>{label}</bdi>
            <span className="font-mono font-normal text-ink-faint text-sm">
              taas_{HIDDEN}
              {ending}
            </span>
            {standing !== 'valid' && (
              <span className="rounded-full bg-warning-soft px-2 py-0.5 font-normal text-warning text-xs">
                {say(`tokens.is-${standing}`)}
              </span>
            )}
          </h3>
          <p className="text-ink-soft text-sm">
            {[team, ...factsOf(issued, standing)].filter(Boolean).join(' · ')}
          </p>
        </div>
        {revokedAt === null && mode === 'plain' && (
          <div className="flex">
            <Button
              look="quiet"
              aria-label={say('tokens.edit-named', { label })}
              onClick={() => setMode('editing')}
            >
              {say('tokens.edit')}
            </Button>
            <Button
              look="quiet"
              aria-label={say('tokens.revoke-named', { label })}
              onClick={() => setMode('revoking')}
            >
              {say('tokens.revoke')}
            </Button>
          </div>
        )}
      </div>
      {mode === 'revoking' && (
        <div
          role="alertdialog"
          aria-label={say('tokens.revoke-named', { label })}
          className="flex flex-wrap items-center gap-2 rounded-sm bg-warning-soft p-3 text-sm text-warning"
        >
          <p className="flex-1">{say('tokens.revoke-sure', { label })}</p>
          <Button autoFocus onClick={() => void revoke()}>
            {say('tokens.revoke-yes')}
          </Button>
          <Button look="quiet" onClick={() => setMode('plain')}>
            {say('tokens.cancel')}
          </Button>
        </div>
      )}
      <p role="alert" className="text-bad text-sm empty:hidden">
        {failure}
      </p>
      {issued.quota !== null && <QuotaBar spent={spentOf(issued)} quota={issued.quota} />}
      <UsageChart usage={issued.usage} />
    </li>
  )
}

function factsOf(issued: IssuedToken, standing: TokenStanding): string[] {
  const { endpoints, models, requestsPerMinute, quota, expiresAt, revokedAt, lastUsedAt } = issued
  const isOver = standing === 'expired'
  return [
    endpoints === null ? say('tokens.all') : endpoints.map((each) => say(`page.${each}`)).join(', '),
    ...(models === null ? [] : [models.join(', ')]),
    ...(requestsPerMinute === null ? [] : [say('tokens.rate-of', { count: requestsPerMinute })]),
    ...(quota === null ? [say('tokens.spent', { count: sayCount(spentOf(issued)) })] : []),
    ...(expiresAt === null
      ? []
      : [say(isOver ? 'tokens.expired' : 'tokens.expires', { time: sayTime(expiresAt) })]),
    ...(revokedAt === null ? [] : [say('tokens.revoked', { time: sayTime(revokedAt) })]),
    lastUsedAt === null ? say('tokens.unused') : say('tokens.last-used', { time: sayTime(lastUsedAt) }),
  ]
}
