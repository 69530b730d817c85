// A sample that somebody elsewhere wants a page to show, as if it had been chosen from Load there.
import { createStore } from 'zustand/vanilla'
import type { SampleName } from './samples.ts'
import type { SharedPage } from './share.ts'

type Wanted = { page: SharedPage; name: SampleName; isStill: () => boolean }

/** What is wanted, until its page has taken it. */
export const wantedSample = createStore<{ wanted: Wanted | null }>(() => ({ wanted: null }))

/**
 * Has a page show a sample as soon as it is there and knows its models, if it is still wanted then; another wish
 * gives way.
 */
export function wantSample(page: SharedPage, name: SampleName, isStill: () => boolean): void {
  wantedSample.setState({ wanted: { page, name, isStill } })
}

/** The sample that a page is to show, once: whoever gets it shows it. Null where none is wanted any more. */
export function takeWanted(page: SharedPage): SampleName | null {
  const { wanted } = wantedSample.getState()
  if (wanted?.page !== page) return null
  wantedSample.setState({ wanted: null })
  return wanted.isStill() ? wanted.name : null
}
