import { ChevronDown, TriangleAlert } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import type { ModelKind } from '@/api/models.ts'
import { useAction } from '@/session/actions.ts'
import { type ChosenModel, useModels } from '@/session/use-model.ts'
import { inputLook } from '@/ui/field.tsx'
import { focusHere } from '@/ui/focus-here.ts'
import { Popover, press } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'

// The searching list is heavy, and most visits never open it.
const ModelList = lazy(() => import('./model-list.tsx').then(({ ModelList }) => ({ default: ModelList })))

/** The one model picker: models fit for the page first, any id may be typed. */
export function ModelPicker({ model, kind }: { model: ChosenModel; kind: ModelKind }) {
  const models = useModels()
  const place = useRef<HTMLDivElement>(null)
  useAction('model', () => press(place.current))
  const description = models.data?.find(({ id }) => id === model.id)?.description
  const shown = model.id ?? (models.isPending ? say('model.loading') : say('model.choose'))
  return (
    <div ref={place} className="grid min-w-0 justify-items-start">
      <Popover
        label={`${say('model.label')}: ${shown}`}
        triggerLook="flex min-h-8 max-w-full items-center gap-2 rounded-sm border border-line-strong bg-surface px-2.5 text-sm hover:bg-sunken pointer-coarse:min-h-11"
        trigger={
          <>
            {model.isGone && <TriangleAlert aria-hidden className="size-4 shrink-0 text-warning" />}
            <span className="max-w-64 truncate font-medium">{shown}</span>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
          </>
        }
      >
        {(close) => (
          <Search
            kind={kind}
            chosen={model.id}
            onChoose={(id) => {
              model.choose(id)
              close()
            }}
          />
        )}
      </Popover>
      <p
        className="line-clamp-2 h-8 max-w-full text-ink-faint text-xs leading-4"
        title={description ?? undefined}
      >
        {model.isGone ? (
          <span className="text-warning">{say('model.gone')}</span>
        ) : (
          <span lang="en">{description}</span>
        )}
      </p>
    </div>
  )
}

type SearchProps = { kind: ModelKind; chosen: string | null; onChoose: (id: string) => void }

// What is typed before the list has come is what it begins with.
function Search(props: SearchProps) {
  const [typed, setTyped] = useState('')
  return (
    <Suspense
      fallback={
        <div className="grid w-96 max-w-full gap-1.5">
          <input
            ref={focusHere}
            aria-label={say('model.search')}
            placeholder={say('model.search')}
            className={inputLook}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <p className="px-2 text-ink-faint text-sm">{say('model.loading')}</p>
        </div>
      }
    >
      <ModelList {...props} start={typed} />
    </Suspense>
  )
}
