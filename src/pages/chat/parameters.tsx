import '@/words/en/parameter.ts'
import { Plus } from 'lucide-react'
import { useStore } from 'zustand'
import { TEMPERATURE_RANGE, TOP_P_RANGE } from '@/contract/limits.ts'
import { type ChatParameters, changeParameters, chatState } from '@/session/chat/chat-state.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { NumberField } from '@/ui/number-field.tsx'
import { menuRow, Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import type { WordKey } from '@/words/word-key.ts'

type NumberParameter = 'temperature' | 'topP' | 'maxTokens'

type Description = {
  name: NumberParameter
  label: WordKey
  hint: WordKey
  min: number
  max: number | null
  step: number
  /** What it is set to when it is added; the reference's own default where it has one. */
  start: number
}

const DESCRIPTIONS: readonly Description[] = [
  {
    name: 'temperature',
    label: 'parameter.temperature',
    hint: 'parameter.temperature-hint',
    ...TEMPERATURE_RANGE,
    step: 0.1,
    start: 1,
  },
  {
    name: 'topP',
    label: 'parameter.top-p',
    hint: 'parameter.top-p-hint',
    ...TOP_P_RANGE,
    step: 0.05,
    start: 1,
  },
  {
    name: 'maxTokens',
    label: 'parameter.max-tokens',
    hint: 'parameter.max-tokens-hint',
    min: 1,
    max: null,
    step: 1,
    start: 512,
  },
]

/** The parameters of the chat: what is set first, then what may be added. What is unset is not sent. */
export function Parameters() {
  const parameters = useStore(chatState.store, (state) => state.parameters)
  const unset = DESCRIPTIONS.filter(({ name }) => parameters[name] === null)
  return (
    <div className="grid gap-5">
      <Field label={say('parameter.system')} hint={say('parameter.system-hint')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            className={`${inputLook} field-sizing-content max-h-60 min-h-24 resize-none`}
            value={parameters.system}
            onChange={(event) => changeParameters({ system: event.target.value })}
          />
        )}
      </Field>
      {DESCRIPTIONS.map((description) => (
        <SetParameter key={description.name} description={description} value={parameters[description.name]} />
      ))}
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={parameters.stream}
          onChange={(event) => changeParameters({ stream: event.target.checked })}
        />
        {say('parameter.stream')}
      </label>
      {unset.length > 0 && (
        <Popover
          label={say('parameter.add')}
          triggerLook="inline-flex min-h-8 w-fit items-center gap-1.5 rounded-sm border border-line px-3 text-sm hover:bg-sunken pointer-coarse:min-h-11"
          trigger={
            <>
              <Plus aria-hidden className="size-4" />
              {say('parameter.add')}
            </>
          }
        >
          {(close) =>
            unset.map(({ name, label, hint, start }) => (
              <button
                key={name}
                type="button"
                className={menuRow}
                onClick={() => {
                  changeParameters(only(name, start))
                  close()
                }}
              >
                <span className="grid">
                  {say(label)}
                  <span className="text-ink-faint text-xs">{say(hint)}</span>
                </span>
              </button>
            ))
          }
        </Popover>
      )}
    </div>
  )
}

function SetParameter({ description, value }: { description: Description; value: number | null }) {
  if (value === null) return null
  const { name, label, hint, min, max, step } = description
  const title = say(label)
  const problem = say(max === null ? 'parameter.whole' : 'parameter.range', {
    name: title,
    min,
    max: max ?? '',
  })
  return (
    <NumberField
      label={title}
      hint={say(hint)}
      value={value}
      min={min}
      max={max}
      step={step}
      problem={problem}
      onChange={(changed) => changeParameters(only(name, changed))}
      action={
        <Button
          look="quiet"
          aria-label={say('parameter.unset-named', { name: title })}
          onClick={() => changeParameters(only(name, null))}
        >
          {say('parameter.unset')}
        </Button>
      }
    />
  )
}

function only(name: NumberParameter, value: number | null): Partial<ChatParameters> {
  return { [name]: value }
}
