import '@/words/en/repeat.ts'
import { Plus, X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { ModelKind } from '@/api/models.ts'
import { MOST_AT_ONCE, MOST_MODELS, MOST_TIMES, type RepeatPlan } from '@/session/repeat.ts'
import { IconButton } from '@/ui/button.tsx'
import { NumberField } from '@/ui/number-field.tsx'
import { Popover } from '@/ui/popover.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { say } from '@/words/say.ts'

// The searching list is heavy.
const ModelList = lazy(() => import('../model-list.tsx').then(({ ModelList }) => ({ default: ModelList })))

const AT_ONCE = Array.from({ length: MOST_AT_ONCE }, (_, index) => String(index + 1))

type PlanFormProps = {
  kind: ModelKind
  plan: RepeatPlan
  isDisabled: boolean
  onChange: (plan: RepeatPlan) => void
}

/** How often, with which models, how many at once. */
export function PlanForm({ kind, plan, isDisabled, onChange }: PlanFormProps) {
  const { models, times, atOnce } = plan
  return (
    <fieldset disabled={isDisabled} className="grid gap-4 tablet:grid-cols-2">
      <legend className="sr-only">{say('repeat.title')}</legend>
      <NumberField
        label={say('repeat.times')}
        hint={say('repeat.times-hint')}
        problem={say('repeat.times-problem', { min: 1, max: MOST_TIMES })}
        min={1}
        max={MOST_TIMES}
        step={1}
        value={times}
        onChange={(next) => onChange({ ...plan, times: next })}
      />
      <div className="grid content-start gap-1">
        <span aria-hidden className="font-medium text-sm leading-6">
          {say('repeat.at-once')}
        </span>
        <Segmented
          label={say('repeat.at-once')}
          choices={AT_ONCE.map((name) => ({ name, words: name }))}
          chosen={String(atOnce)}
          onChoose={(next) => onChange({ ...plan, atOnce: Number(next) })}
        />
      </div>
      <section aria-label={say('repeat.models')} className="grid gap-1 tablet:col-span-2">
        <span aria-hidden className="font-medium text-sm">
          {say('repeat.models')}
        </span>
        <ul className="flex flex-wrap items-center gap-2">
          {models.map((model) => (
            <li
              key={model}
              className="flex min-w-0 max-w-full items-center rounded-sm border border-line bg-surface pl-2.5 text-sm"
            >
              <span className="truncate">{model}</span>
              <IconButton
                label={say('repeat.remove', { model })}
                disabled={models.length === 1}
                onClick={() => onChange({ ...plan, models: models.filter((each) => each !== model) })}
              >
                <X aria-hidden className="size-3.5" />
              </IconButton>
            </li>
          ))}
          <li>
            {models.length >= MOST_MODELS ? (
              <span className="text-ink-faint text-sm">{say('repeat.full', { count: MOST_MODELS })}</span>
            ) : (
              <Popover
                label={say('repeat.add')}
                triggerLook="inline-flex min-h-8 items-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:bg-sunken pointer-coarse:min-h-11"
                trigger={
                  <>
                    <Plus aria-hidden className="size-4" />
                    {say('repeat.add')}
                  </>
                }
              >
                {(close) => (
                  <Suspense fallback={<p className="w-80 p-3 text-ink-faint">{say('model.loading')}</p>}>
                    <ModelList
                      kind={kind}
                      chosen={null}
                      onChoose={(id) => {
                        if (!models.includes(id)) onChange({ ...plan, models: [...models, id] })
                        close()
                      }}
                    />
                  </Suspense>
                )}
              </Popover>
            )}
          </li>
        </ul>
      </section>
    </fieldset>
  )
}
