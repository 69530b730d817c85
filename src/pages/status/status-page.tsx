import '@/words/en/endpoint.ts'
import '@/words/en/health.ts'
import { useStore } from 'zustand'
import { quantile } from '@/lib/quantile.ts'
import { useHealth } from '@/parts/health.ts'
import { MadeBy } from '@/parts/made-by.tsx'
import { PageHead } from '@/parts/page-head.tsx'
import { Problem } from '@/parts/problem.tsx'
import { useClient, useConnection } from '@/session/connection.ts'
import { type HealthCheck, healthLog } from '@/session/health-log.ts'
import { type ModelCheck, modelChecks } from '@/session/model-checks.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button } from '@/ui/button.tsx'
import { healthDots } from '@/ui/health-dots.ts'
import { saveFile } from '@/ui/save-file.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { CheckStrip } from './check-strip.tsx'
import { LayerList } from './layer-list.tsx'
import { layersOf } from './layers.ts'
import { NextCheck } from './next-check.tsx'
import { sinceOf } from './since.ts'

const NO_CHECKS: HealthCheck[] = []
const NO_MODELS: Record<string, ModelCheck> = {}

/** Fewer checks than these have no spread to speak of. */
const TELLING_CHECKS = 3

export default function StatusPage() {
  const health = useHealth()
  const connection = useConnection()
  const { healthUrl } = useClient()
  const hide = useHideOwn()
  const checks = useStore(healthLog, (log) => log[healthUrl] ?? NO_CHECKS)
  const modelsChecked = useStore(modelChecks, (all) => all[connection?.id ?? ''] ?? NO_MODELS)
  const since = sinceOf(checks)
  const check = () => void health.refetch()
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="status" />
      <div className="overflow-y-auto">
        <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6 p-4 tablet:p-6">
          <div className="flex items-center gap-4">
            <span aria-hidden className={`size-4 shrink-0 rounded-full ${healthDots[health.state]}`} />
            <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4">
              <p role="status" className="font-semibold text-xl tablet:text-2xl">
                {say(`health.${health.state}`)}
              </p>
              <p className="min-h-6 text-ink-soft">
                {since !== null &&
                  health.state !== 'checking' &&
                  say('status.since', { time: sayTime(since) })}
              </p>
            </div>
            <Button look="filled" disabled={health.isFetching} onClick={check}>
              {say('status.check-now')}
            </Button>
          </div>
          <p className="text-ink-soft [overflow-wrap:anywhere]">
            {connection?.name} · {hide(healthUrl)}
            {health.checkedAt > 0 && ` · ${say('status.checked', { time: sayTime(health.checkedAt) })}`}
            {health.error === null &&
              health.data?.words != null &&
              ` · ${say('status.words', { words: health.data.words })}`}{' '}
            {connection !== null && <MadeBy kind={connection.kind} />}
          </p>
          {health.error === null && health.data?.source === 'models' && (
            <p className="rounded-md bg-info-soft px-4 py-2.5 text-info text-sm">
              {say(health.state === 'unknown' ? 'status.unknown-models' : 'status.by-models')}
            </p>
          )}
          {health.error !== null && <Problem error={health.error} onRetry={check} />}
          {connection !== null && <LayerList layers={layersOf(connection.kind, health, modelsChecked)} />}
          <CheckStrip checks={checks} />
          {checks.length >= TELLING_CHECKS && <Figures checks={checks} />}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <NextCheck at={health.nextAt} />
            {checks.length > 0 && (
              <Button onClick={() => saveFile('health.csv', toCsv(checks), 'text/csv')}>
                {say('export.csv')}
              </Button>
            )}
          </div>
        </div>
      </div>
    </div>
  )
}

// One line a check, oldest first; a check without an answer has no time.
function toCsv(checks: readonly HealthCheck[]): string {
  const lines = checks.map(
    ({ at, state, latencyMs }) => `${new Date(at).toISOString()},${state},${latencyMs?.toFixed(1) ?? ''}`,
  )
  return `${['at,state,latency_ms', ...lines].join('\n')}\n`
}

function Figures({ checks }: { checks: readonly HealthCheck[] }) {
  const times = checks.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]))
  const figures = [
    ['status.min', quantile(times, 0)],
    ['status.median', quantile(times, 0.5)],
    ['status.p95', quantile(times, 0.95)],
  ] as const
  return (
    <dl className="grid grid-cols-3 gap-3">
      {figures.map(([key, ms]) => (
        <div key={key} className="rounded-md border border-line bg-surface p-3 tablet:p-4">
          <dt className="text-ink-faint text-sm">{say(key)}</dt>
          <dd className="font-semibold text-lg tabular-nums tablet:text-xl">
            {ms === null ? '–' : say('status.ms', { ms: Math.round(ms * 10) / 10 })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
