import '@/words/en/endpoint.ts'
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isSameValue } from '@/lib/same-value.ts'
import type { PageName } from '@/session/pages.ts'
import type { Done } from '@/session/run.ts'
import { Button } from '@/ui/button.tsx'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type Form = {
  store: Pick<StoreApi<unknown>, 'getState' | 'getInitialState' | 'subscribe'>
  /** What would be sent as the form stands. */
  sent: () => unknown
}

/** The form beside which answers stand. */
export const FormScope = createContext<Form>({ store: createStore(() => null), sent: () => null })

type ChangedInputProps = {
  page: PageName
  /** What was sent for the answer. */
  sent: unknown
  /** Where an answer that was not just made comes from. */
  kept?: Pick<Done<unknown, unknown>, 'keptAt' | 'isFromFile' | 'model'>
  onRetry: () => void
}

/** Says where an answer is of another input than the form's, or not just made, and asks again. */
export function ChangedInput({ page, sent, kept, onRetry }: ChangedInputProps) {
  const form = use(FormScope)
  const isCurrent = useStore(form.store, () => isSameValue(sent, form.sent()))
  const keptAt = kept?.keptAt ?? null
  if (isCurrent && keptAt === null) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-sm">
      {keptAt !== null && (
        <span>
          {say(kept?.isFromFile === true ? 'run.recorded-then' : 'run.kept', {
            time: sayTime(keptAt),
            model: kept?.model ?? '',
          })}
        </span>
      )}
      {!isCurrent && <span>{say('run.changed')}</span>}
      <Button look="quiet" onClick={onRetry}>
        {say(page === 'speech' && isCurrent ? 'run.speech-again' : 'run.again')}
      </Button>
    </p>
  )
}
