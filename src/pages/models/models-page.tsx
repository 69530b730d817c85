import '@/words/en/models.ts'
import { useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { AgainstChoice, useAgainst } from '@/parts/against-choice.tsx'
import { PageHead } from '@/parts/page-head.tsx'
import { Problem } from '@/parts/problem.tsx'
import { useConnection } from '@/session/connection.ts'
import { pinnedFirst, preferences } from '@/session/preferences.ts'
import { useModels } from '@/session/use-model.ts'
import { say } from '@/words/say.ts'
import { useChecked } from './checked.ts'
import { type KindFilter, ModelControls } from './model-controls.tsx'
import { ModelDifference } from './model-difference.tsx'
import { found, toFindable } from './model-filter.ts'
import { ModelNewsNote } from './model-news.tsx'
import { ModelPanel } from './model-panel.tsx'
import { ModelTable } from './model-table.tsx'

export default function ModelsPage() {
  const models = useModels()
  const { modelKinds, pinnedModels } = useStore(preferences)
  const connection = useConnection()
  const [against, chooseAgainst] = useAgainst(connection)
  const checked = useChecked()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<KindFilter>('all')
  const [wantsGroups, setWantsGroups] = useState(true)
  const [shownId, setShownId] = useState<string | null>(null)
  const search = useDeferredValue(typed)
  const all = useMemo(() => toFindable(models.data ?? [], modelKinds), [models.data, modelKinds])
  const shown = useMemo(
    () => pinnedFirst(found(all, search, kind), pinnedModels),
    [all, search, kind, pinnedModels],
  )
  // One owner alone makes no groups.
  const hasOwners = useMemo(() => new Set(all.map(({ model }) => model.owner)).size > 1, [all])
  const inPanel = all.find(({ model }) => model.id === shownId)?.model
  return (
    <div
      className={`grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] ${inPanel === undefined ? '' : 'laptop:grid-cols-[minmax(0,1fr)_340px]'}`}
    >
      <PageHead page="models" className="laptop:col-span-full" />
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        <ModelControls
          typed={typed}
          onType={setTyped}
          kind={kind}
          onKind={setKind}
          isGrouped={hasOwners ? wantsGroups : null}
          onGroup={setWantsGroups}
          shown={shown}
          all={models.data === undefined ? null : all.length}
          isLoading={models.isFetching}
          onReload={() => void models.refetch()}
        />
        <AgainstChoice connection={connection} against={against} onChoose={chooseAgainst} />
        {models.data !== undefined && connection !== null && (
          <ModelNewsNote key={connection.id} connectionId={connection.id} models={models.data} />
        )}
        {models.data !== undefined && connection !== null && against !== null && (
          <ModelDifference name={connection.name} models={models.data} against={against} />
        )}
        {models.error !== null && <Problem error={models.error} onRetry={() => void models.refetch()} />}
        {models.error !== null && models.data !== undefined && (
          <p className="text-sm text-warning">{say('models.old')}</p>
        )}
        {models.isPending && models.error === null && <Waiting />}
        {models.data?.length === 0 && <p className="text-ink-soft">{say('model.none')}</p>}
        {shown.length > 0 && (
          <ModelTable
            models={shown}
            isGrouped={hasOwners && wantsGroups}
            checked={checked}
            shownId={shownId}
            onShow={setShownId}
          />
        )}
        {shown.length === 0 && all.length > 0 && <p className="text-ink-soft">{say('models.no-match')}</p>}
      </div>
      {inPanel !== undefined && <ModelPanel model={inPanel} onClose={() => setShownId(null)} />}
    </div>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label={say('model.loading')} className="grid animate-pulse gap-2">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <div key={row} className="h-14 rounded-sm bg-sunken" />
      ))}
    </div>
  )
}
