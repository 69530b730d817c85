import '@/words/en/models.ts'
import { Search } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Model, ModelKind } from '@/api/models.ts'
import { PageHead } from '@/parts/page-head.tsx'
import { Problem } from '@/parts/problem.tsx'
import { useAction } from '@/session/actions.ts'
import { preferences } from '@/session/preferences.ts'
import { useModels } from '@/session/use-model.ts'
import { inputLook } from '@/ui/field.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { say } from '@/words/say.ts'
import { ModelTable } from './model-table.tsx'

const KINDS = ['all', 'chat', 'embeddings', 'rerank', 'transcription', 'speech'] as const

export default function ModelsPage() {
  const models = useModels()
  const { modelKinds } = useStore(preferences)
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('all')
  const field = useRef<HTMLInputElement>(null)
  const search = useDeferredValue(typed.trim().toLowerCase())
  useAction('filter', () => field.current?.focus())
  const all = useMemo(() => withChosenKinds(models.data ?? [], modelKinds), [models.data, modelKinds])
  const shown = all.filter(
    (model) => matches(model, search) && (kind === 'all' || model.kinds.includes(kind)),
  )
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="models" />
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        <div className="flex flex-wrap items-center gap-3">
          <label className="relative w-full max-w-sm">
            <span className="sr-only">{say('models.search')}</span>
            <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-ink-faint" />
            <input
              ref={field}
              type="search"
              className={`${inputLook} pl-8`}
              placeholder={say('models.search')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <div className="max-w-full overflow-x-auto">
            <Segmented
              label={say('models.kind')}
              choices={KINDS.map((name) => ({ name, words: say(`kind.${name}`) }))}
              chosen={kind}
              onChoose={setKind}
            />
          </div>
          <p role="status" className="text-ink-faint text-sm tabular-nums">
            {models.data !== undefined && say('models.count', { count: shown.length, all: all.length })}
          </p>
        </div>
        {models.error !== null && <Problem error={models.error} onRetry={() => void models.refetch()} />}
        {models.error !== null && models.data !== undefined && (
          <p className="text-sm text-warning">{say('models.old')}</p>
        )}
        {models.isPending && models.error === null && <Waiting />}
        {models.data?.length === 0 && <p className="text-ink-soft">{say('model.none')}</p>}
        {shown.length > 0 && <ModelTable models={shown} />}
        {shown.length === 0 && all.length > 0 && <p className="text-ink-soft">{say('models.no-match')}</p>}
      </div>
    </div>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label={say('model.loading')} className="grid animate-pulse gap-2">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <div key={row} className="h-12 rounded-sm bg-sunken" />
      ))}
    </div>
  )
}

function matches(model: Model, search: string): boolean {
  return `${model.id} ${model.owner ?? ''} ${model.description ?? ''}`.toLowerCase().includes(search)
}

// What the user said of a kind stands above what the server declared or the name suggests.
function withChosenKinds(models: readonly Model[], chosen: Record<string, ModelKind>): Model[] {
  return models.map((model) => {
    const kind = chosen[model.id]
    return kind === undefined ? model : { ...model, kinds: [kind], kindSource: 'chosen' }
  })
}
