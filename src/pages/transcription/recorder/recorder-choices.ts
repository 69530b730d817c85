import { createStore } from 'zustand/vanilla'
import type { RecorderWishes } from '@/audio/recorder.ts'

/** How to record, for as long as the tab lives; which microphone is a preference and stays. */
export const recorderChoices = createStore<Pick<RecorderWishes, 'cleansVoice'>>(() => ({
  cleansVoice: false,
}))
