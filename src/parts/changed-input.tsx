import '@/words/en/endpoint.ts'
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isSameValue } from '@/lib/same-value.ts'
import type { PageName } from '@/session/pages.ts'
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
  /** When the history kept it; null of one just made. */
  keptAt?: number | null
  onRetry: () => void
}

/** Says where an answer is of another input than the form's, or not just made, and asks again. */
export function ChangedInput({ page, sent, keptAt = null, onRetry }: ChangedInputProps) {
  const form = use(FormScope)
  const isCurrent = useStore(form.store, () => isSameValue(sent, form.sent()))
  if (isCurrent && keptAt === null) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-sm">
      {keptAt !== null && <span>{say('run.kept', { time: sayTime(keptAt) })}</span>}
      {!isCurrent && <span>{say('run.changed')}</span>}
      <Button look="quiet" onClick={onRetry}>
        {say(page === 'speech' && isCurrent ? 'run.speech-again' : 'run.again')}
      </Button>
    </p>
  )
}
