import '@/words/en/endpoint.ts'
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isSameValue } from '@/lib/same-value.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

type Form = {
  store: Pick<StoreApi<unknown>, 'getState' | 'getInitialState' | 'subscribe'>
  /** What would be sent as the form stands. */
  sent: () => unknown
}

/** The form beside which answers stand. */
export const FormScope = createContext<Form>({ store: createStore(() => null), sent: () => null })

/** Says where an answer is of another input than the form's, and asks again. `sent`: what was sent for it. */
export function ChangedInput({ sent, onRetry }: { sent: unknown; onRetry: () => void }) {
  const form = use(FormScope)
  const isCurrent = useStore(form.store, () => isSameValue(sent, form.sent()))
  if (isCurrent) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-sm">
      {say('run.changed')}
      <Button look="quiet" onClick={onRetry}>
        {say('run.again')}
      </Button>
    </p>
  )
}
