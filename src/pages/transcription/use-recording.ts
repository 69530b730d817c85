import { useStore } from 'zustand'
import { useRecorder } from '@/audio/use-recorder.ts'
import { MAX_AUDIO_BYTES } from '@/contract/limits.ts'
import { preferences } from '@/session/preferences.ts'
import { bringTake, keepTake } from '@/session/transcription.ts'
import { recorderChoices } from './recorder-choices.ts'
import type { RecorderControls } from './recorder-panel.tsx'

/** The page's recorder, wherever on it its buttons stand: a window that changes its width ends no recording. */
export function useRecording(): RecorderControls {
  const choices = useStore(recorderChoices)
  const { recorder, state } = useRecorder({ maxBytes: MAX_AUDIO_BYTES, onTake: putRecording })
  return {
    state,
    onRecord: () => void recorder.start({ ...choices, deviceId: preferences.getState().microphone }),
    onPause: recorder.pause,
    onResume: recorder.resume,
    onStop: () => void recorder.stop(),
  }
}

function putRecording(sound: Blob, hasLeft: boolean): void {
  const now = new Date()
  const stamp = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
  const take = {
    sound,
    fileName: `recording-${stamp.replace('T', '-').replaceAll(':', '')}.wav`,
    source: 'recorded',
  } as const
  // Left while it was recorded: it is kept, and waits for a press.
  void (hasLeft ? keepTake(take) : bringTake(take))
}
