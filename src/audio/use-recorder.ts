import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createRecorder, type Recorder, type RecorderOptions, type RecorderState } from './recorder.ts'

type UseRecorder = Pick<RecorderOptions, 'maxBytes' | 'onSamples'> & {
  /** Gets each take, null for an empty one; `hasLeft` when the page was left while it was recorded. Read once. */
  onTake: (wav: Blob | null, hasLeft: boolean) => void
}

/**
 * A recorder that lives as long as the component. Leaving the page ends the take and hands it on, so that
 * the browser's recording light never outlives the page; closing the tab is asked about first.
 */
export function useRecorder(options: UseRecorder): { recorder: Recorder; state: RecorderState } {
  const { onTake, ...rest } = options
  const [page] = useState({ isHere: true })
  const [recorder] = useState(() => createRecorder({ ...rest, onTake: (wav) => onTake(wav, !page.isHere) }))
  const state = useStore(recorder.store)
  useEffect(() => {
    page.isHere = true
    return () => {
      page.isHere = false
      void recorder.stop()
    }
  }, [recorder, page])
  const isOpen = state.status === 'recording' || state.status === 'paused'
  useEffect(() => {
    if (!isOpen) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isOpen])
  return { recorder, state }
}
