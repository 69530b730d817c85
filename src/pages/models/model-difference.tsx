import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Model } from '@/api/models.ts'
import { modelsQuery } from '@/api/queries.ts'
import { Problem } from '@/parts/problem.tsx'
import type { ActiveConnection } from '@/session/connection.ts'
import { pageClient } from '@/session/page-client.ts'
import { say } from '@/words/say.ts'

type ModelDifferenceProps = {
  /** Whose list is on the page, and with whose it is compared. */
  name: string
  models: readonly Model[]
  against: ActiveConnection
}

/** What two tokens see: the models that only one of them lists, and how many both do. */
export function ModelDifference({ name, models, against }: ModelDifferenceProps) {
  const client = useMemo(() => pageClient('models', against), [against])
  const other = useQuery(modelsQuery(client, against.id))
  if (other.error !== null) return <Problem error={other.error} onRetry={() => void other.refetch()} />
  if (other.data === undefined) return <p className="text-ink-faint text-sm">{say('model.loading')}</p>
  const own = new Set(models.map(({ id }) => id))
  const others = new Set(other.data.map(({ id }) => id))
  const both = models.filter(({ id }) => others.has(id)).length
  return (
    <section
      aria-label={say('models.difference')}
      className="grid gap-3 rounded-md border border-line bg-surface p-4 text-sm tablet:grid-cols-2"
    >
      <p className="text-ink-soft tablet:col-span-full">{say('models.both', { count: both })}</p>
      <Only name={name} ids={models.flatMap(({ id }) => (others.has(id) ? [] : [id]))} />
      <Only name={against.name} ids={other.data.flatMap(({ id }) => (own.has(id) ? [] : [id]))} />
    </section>
  )
}

function Only({ name, ids }: { name: string; ids: readonly string[] }) {
  return (
    <div className="min-w-0">
      <h2 className="font-medium">{say('models.only', { name, count: ids.length })}</h2>
      <ul className="mt-1 grid max-h-48 gap-0.5 overflow-y-auto text-ink-soft">
        {ids.length === 0 && <li>{say('models.only-none')}</li>}
        {ids.map((id) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <bdi>{id}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
