import { Link } from 'react-router'
import type { HealthState } from '@/parts/health.ts'
import { healthDots } from '@/ui/health-dots.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import type { Layers } from './layers.ts'

/** Gateway, server and models, each with its own state: which of them a trouble lies in. */
export function LayerList({ layers: { gateway, server, models } }: { layers: Layers }) {
  return (
    <ul
      aria-label={say('status.layers')}
      className="grid gap-px overflow-hidden rounded-md border border-line bg-line text-sm"
    >
      {gateway !== null && <Layer name={say('status.layer-gateway')} state={gateway} />}
      <Layer name={say('status.layer-server')} state={server} />
      <li className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-surface px-4 py-2.5">
        <span
          aria-hidden
          className={`size-2 shrink-0 rounded-full forced-color-adjust-none ${modelsDot(models)}`}
        />
        <span className="flex-1 basis-24 font-medium">{say('status.layer-models')}</span>
        <span className="text-ink-soft [overflow-wrap:anywhere]">{modelsWords(models)}</span>
        <Link to="/check?depth=models" className="rounded-sm text-accent underline">
          {say('status.check-models')}
        </Link>
      </li>
    </ul>
  )
}

function Layer({ name, state }: { name: string; state: HealthState }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 bg-surface px-4 py-2.5">
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${healthDots[state]}`} />
      <span className="flex-1 basis-24 font-medium">{name}</span>
      <span className="text-ink-soft">{say(`health.${state}`)}</span>
    </li>
  )
}

function modelsDot(models: Layers['models']): string {
  if (models === null) return 'bg-line-strong'
  if (models.failed.length === 0) return healthDots.up
  return models.answered === 0 ? healthDots.down : healthDots.degraded
}

const SHOWN_IDS = 3

function modelsWords(models: Layers['models']): string {
  if (models === null) return say('status.models-unchecked')
  const { answered, failed, at } = models
  const time = sayTime(at)
  if (failed.length === 0) return say('status.models-well', { count: answered, time })
  const names = [...failed.slice(0, SHOWN_IDS), ...(failed.length > SHOWN_IDS ? ['…'] : [])].join(', ')
  return say('status.models-failed', { failed: failed.length, all: answered + failed.length, names, time })
}
