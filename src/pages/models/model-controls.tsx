import { RotateCw, Search } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import type { Model, ModelKind } from '@/api/models.ts'
import { useAction } from '@/session/actions.ts'
import { checkTargets } from '@/session/check.ts'
import { IconButton, linkButton } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { say } from '@/words/say.ts'

const KINDS = ['all', 'chat', 'embeddings', 'rerank', 'transcription', 'speech'] as const

export type KindFilter = ModelKind | 'all'

type ModelControlsProps = {
  typed: string
  onType: (typed: string) => void
  kind: KindFilter
  onKind: (kind: KindFilter) => void
  /** Null where there is nothing to group by. */
  isGrouped: boolean | null
  onGroup: (isGrouped: boolean) => void
  /** What is left of the list, and how many there are in all; null before they are known. */
  shown: readonly Model[]
  all: number | null
  isLoading: boolean
  onReload: () => void
}

/** Search, kind, grouping, and what can be done with the models that are left. */
export function ModelControls(props: ModelControlsProps) {
  const { typed, onType, kind, onKind, isGrouped, onGroup, shown, all, isLoading, onReload } = props
  const field = useRef<HTMLInputElement>(null)
  useAction('filter', () => field.current?.focus())
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label className="relative w-full max-w-sm">
        <span className="sr-only">{say('models.search')}</span>
        <Search aria-hidden className="-translate-y-1/2 absolute top-1/2 left-2.5 size-4 text-ink-faint" />
        <input
          ref={field}
          type="search"
          className={`${inputLook} pl-8`}
          placeholder={say('models.search')}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      </label>
      <Segmented
        label={say('models.kind')}
        choices={KINDS.map((name) => ({ name, words: say(`kind.${name}`) }))}
        chosen={kind}
        onChoose={onKind}
      />
      {isGrouped !== null && (
        <label className="flex min-h-8 items-center gap-2 text-sm">
          <input type="checkbox" checked={isGrouped} onChange={() => onGroup(!isGrouped)} />
          {say('models.group')}
        </label>
      )}
      <span className="flex min-w-max flex-1 items-center justify-end gap-2">
        <p role="status" className="flex-1 text-ink-faint text-sm tabular-nums">
          {all !== null && say('models.count', { count: shown.length, all })}
        </p>
        <IconButton label={say('model.retry')} disabled={isLoading} onClick={onReload}>
          <RotateCw aria-hidden className="size-4" />
        </IconButton>
        {shown.length > 0 && (
          <Link className={linkButton} to="/check?depth=models" onClick={() => pick(shown)}>
            {say('models.check')}
          </Link>
        )}
      </span>
    </div>
  )
}

// Check asks before it asks anything of them.
function pick(models: readonly Model[]): void {
  const targets = models.map(({ id, kinds }) => ({ model: id, kind: kinds[0] ?? 'chat' }))
  checkTargets.setState({ targets })
}
