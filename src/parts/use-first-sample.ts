import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import { useConnection } from '@/session/connection.ts'
import { gatewaySession } from '@/session/gateway-session.ts'
import type { PageState } from '@/session/page-state.ts'
import type { Sample } from '@/session/samples.ts'

/**
 * Loads a page's first sample on a first visit in the sandbox, so that the page opens with an answer.
 * Waits until the page is ready for it and the gateway answers, and does nothing on a server or where there is
 * a draft.
 */
export function useFirstSample<State>(state: PageState<State>, isReady: boolean, load: () => void): void {
  const connection = useConnection()
  const start = useEffectEvent(load)
  const { isUnreachable } = useStore(gatewaySession)
  const isDue = connection?.kind === 'sandbox' && !isUnreachable && state.isFresh() && isReady
  useEffect(() => {
    if (isDue && state.takeFirst()) start()
  }, [isDue, state])
}

/**
 * The sample of a first visit: the page's first, or, where that one is made for another model than the page's, the
 * first that is made for this one, if any is.
 */
export function firstSample<State>(
  samples: readonly Sample<State>[],
  model: string | null,
): Sample<State> | undefined {
  const [first] = samples
  return first?.model === undefined ? first : (samples.find((each) => each.model === model) ?? first)
}
