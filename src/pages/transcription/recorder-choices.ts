import { createStore } from 'zustand/vanilla'
import type { RecorderWishes } from '@/audio/recorder.ts'

/** Which microphone, and how; for as long as the tab lives, since a device's name is its browser's secret. */
export const recorderChoices = createStore<RecorderWishes>(() => ({ deviceId: '', cleansVoice: false }))
