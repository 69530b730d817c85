import '@/words/en/parameter.ts'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { TEMPERATURE_RANGE, TOP_P_RANGE } from '@/contract/limits.ts'
import {
  changeOwnParameters,
  changeParameters,
  chatState,
  setOwnParameters,
} from '@/session/chat/chat-state.ts'
import type { ConversationStore } from '@/session/chat/conversation.ts'
import type { ChatParameters } from '@/session/chat/parameters.ts'
import { OWN_COLUMN } from '@/session/use-columns.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { NumberField } from '@/ui/number-field.tsx'
import { menuRow, Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import type { WordKey } from '@/words/word-key.ts'
import { ExtraParameters } from './extra-parameters.tsx'
import { Presets } from './presets.tsx'
import type { ColumnAsked } from './use-chat-columns.ts'

type NumberParameter = 'temperature' | 'topP' | 'maxTokens'

type Description = {
  name: NumberParameter
  /** Its name in the request. */
  field: string
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
    field: 'temperature',
    label: 'parameter.temperature',
    hint: 'parameter.temperature-hint',
    ...TEMPERATURE_RANGE,
    step: 0.1,
    start: 1,
  },
  {
    name: 'topP',
    field: 'top_p',
    label: 'parameter.top-p',
    hint: 'parameter.top-p-hint',
    ...TOP_P_RANGE,
    step: 0.05,
    start: 1,
  },
  {
    name: 'maxTokens',
    field: 'max_tokens',
    label: 'parameter.max-tokens',
    hint: 'parameter.max-tokens-hint',
    min: 1,
    max: null,
    step: 1,
    start: 512,
  },
]

// A beginning that can be read as it stands.
const EXTRA_START = '{\n  "seed": 7\n}'

type ParametersProps = { conversation: ConversationStore; columns: readonly ColumnAsked[] }

/** The parameters of the chat; in Compare those that all columns share, or a column's own. */
export function Parameters({ conversation, columns }: ParametersProps) {
  const shared = useStore(chatState.store, (state) => state.parameters)
  const own = useStore(chatState.store, (state) => state.ownParameters)
  const [chosen, setChosen] = useState(OWN_COLUMN)
  const refused = useRefusedFields(conversation)
  const further = columns.filter(({ id }) => id !== OWN_COLUMN)
  const column = further.find(({ id }) => id === chosen)
  const ownOfColumn = column === undefined ? undefined : own[column.id]
  return (
    <div className="grid gap-5">
      {further.length > 0 && (
        <Field label={say('parameter.column')}>
          {(control) => (
            <select
              {...control}
              className={inputLook}
              value={column?.id ?? OWN_COLUMN}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value={OWN_COLUMN}>{say('parameter.column-all')}</option>
              {further.map(({ id, model }, index) => (
                <option key={id} value={id}>
                  {say('parameter.column-of', { number: index + 2, model: model.id ?? '' })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {column === undefined ? (
        <ParameterFields parameters={shared} refused={refused} onChange={changeParameters} />
      ) : (
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={ownOfColumn !== undefined}
            onChange={(event) => setOwnParameters(column.id, event.target.checked)}
          />
          {say('parameter.column-own')}
        </label>
      )}
      {column !== undefined && ownOfColumn !== undefined && (
        <ParameterFields
          parameters={ownOfColumn}
          refused={refused}
          onChange={(change) => changeOwnParameters(column.id, change)}
        />
      )}
      <Presets parameters={ownOfColumn ?? shared} />
    </div>
  )
}

type ParameterFieldsProps = {
  parameters: ChatParameters
  /** What the server said of fields that it refused last, by the request's own names. */
  refused: Readonly<Record<string, string>>
  onChange: (change: Partial<ChatParameters>) => void
}

// What is set first, then what may be added. What is unset is not sent.
function ParameterFields({ parameters, refused, onChange }: ParameterFieldsProps) {
  return (
    <>
      <Field label={say('parameter.system')} hint={say('parameter.system-hint')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            className={`${inputLook} field-sizing-content max-h-60 min-h-24 resize-none`}
            value={parameters.system}
            onChange={(event) => onChange({ system: event.target.value })}
          />
        )}
      </Field>
      {DESCRIPTIONS.map((description) => (
        <SetParameter
          key={description.name}
          description={description}
          value={parameters[description.name]}
          refused={refused[description.field]}
          onChange={onChange}
        />
      ))}
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={parameters.stream}
          onChange={(event) => onChange({ stream: event.target.checked })}
        />
        {say('parameter.stream')}
      </label>
      {parameters.extra !== '' && (
        <ExtraParameters parameters={parameters} refused={refused} onChange={onChange} />
      )}
      <AddParameter parameters={parameters} onChange={onChange} />
    </>
  )
}

function AddParameter({ parameters, onChange }: Omit<ParameterFieldsProps, 'refused'>) {
  const unset = DESCRIPTIONS.filter(({ name }) => parameters[name] === null)
  const rows = [
    ...unset.map(({ name, label, hint, start }) => ({ label, hint, change: { [name]: start } })),
    ...(parameters.extra === ''
      ? [
          {
            label: 'parameter.extra' as const,
            hint: 'parameter.extra-hint' as const,
            change: { extra: EXTRA_START },
          },
        ]
      : []),
  ]
  if (rows.length === 0) return null
  return (
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
        rows.map(({ label, hint, change }) => (
          <button
            key={label}
            type="button"
            className={menuRow}
            onClick={() => {
              onChange(change)
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
  )
}

type SetParameterProps = {
  description: Description
  value: number | null
  refused: string | undefined
  onChange: (change: Partial<ChatParameters>) => void
}

function SetParameter({ description, value, refused, onChange }: SetParameterProps) {
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
      refused={refused}
      onChange={(changed) => onChange({ [name]: changed })}
      action={
        <Button
          look="quiet"
          aria-label={say('parameter.unset-named', { name: title })}
          onClick={() => onChange({ [name]: null })}
        >
          {say('parameter.unset')}
        </Button>
      }
    />
  )
}

// What the server refused in the last answer that ended, by field; a run since then clears it.
function useRefusedFields(conversation: ConversationStore): Readonly<Record<string, string>> {
  const error = useStore(conversation, ({ messages, leaves }) => {
    const last = messages[leaves[0] ?? '']
    return last?.role === 'assistant' && last.answer.status === 'failed' ? last.answer.error : null
  })
  const fields = error?.facts.fields ?? []
  return Object.fromEntries(fields.map(({ field, message }) => [field.replace(/^body\./, ''), message]))
}
