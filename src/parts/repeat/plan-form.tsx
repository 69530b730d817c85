import '@/words/en/repeat.ts'
import type { ModelKind } from '@/api/models.ts'
import { MOST_AT_ONCE, MOST_MODELS, MOST_TIMES, type RepeatPlan } from '@/session/repeat.ts'
import { NumberField } from '@/ui/number-field.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { say } from '@/words/say.ts'
import { ModelsField } from './models-field.tsx'

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
      <div className="tablet:col-span-2">
        <ModelsField
          kind={kind}
          models={models}
          most={MOST_MODELS}
          onChange={(next) => onChange({ ...plan, models: next })}
        />
      </div>
    </fieldset>
  )
}
