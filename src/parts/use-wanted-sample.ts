import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import type { SampleName } from '@/session/samples.ts'
import type { SharedPage } from '@/session/share.ts'
import { takeWanted, wantedSample } from '@/session/wanted-sample.ts'

/** Shows the sample that is wanted of a page, once the page is ready for it. */
export function useWantedSample(page: SharedPage, isReady: boolean, show: (name: SampleName) => void): void {
  const load = useEffectEvent(show)
  const isDue = useStore(wantedSample, ({ wanted }) => wanted?.page === page) && isReady
  useEffect(() => {
    const name = isDue ? takeWanted(page) : null
    if (name !== null) load(name)
  }, [isDue, page])
}
