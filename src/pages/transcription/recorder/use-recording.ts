import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useRecorder } from '@/audio/use-recorder.ts'
import { MAX_AUDIO_BYTES } from '@/contract/limits.ts'
import { preferences } from '@/session/preferences.ts'
import { beginTakeLog, type TakeLog, takeBackLost } from '@/session/transcription/take-log.ts'
import { bringTake, keepTake, type Take } from '@/session/transcription.ts'
import { recorderChoices } from './recorder-choices.ts'
import type { RecorderControls } from './recorder-panel.tsx'

/** The page's recorder, wherever on it its buttons stand: a window that changes its width ends no recording. */
export function useRecording(): RecorderControls {
  const choices = useStore(recorderChoices)
  const [keeper] = useState(createKeeper)
  const { recorder, state } = useRecorder({ maxBytes: MAX_AUDIO_BYTES, ...keeper })
  const isBroughtBack = useLostTakes()
  return {
    state,
    isBroughtBack,
    onRecord: () => void recorder.start({ ...choices, deviceId: preferences.getState().microphone }),
    onPause: recorder.pause,
    onResume: recorder.resume,
    onStop: () => void recorder.stop(),
  }
}

// Keeps a take while it is made, and then as the page's own.
function createKeeper() {
  let log: TakeLog | null = null
  return {
    onSamples(samples: Float32Array, sampleRate: number) {
      log ??= beginTakeLog()
      log.add(samples, sampleRate)
    },
    onTake(sound: Blob | null, hasLeft: boolean) {
      const ended = log
      log = null
      const take = sound === null ? null : takeOf(sound, new Date())
      // Left while it was recorded: it is kept, and waits for a press.
      const kept = take === null ? null : hasLeft ? keepTake(take) : bringTake(take)
      void Promise.resolve(kept).then(() => ended?.end())
    },
  }
}

// What a page that crashed or was closed had recorded comes back, and waits for a press.
function useLostTakes(): boolean {
  const [isBroughtBack, setIsBroughtBack] = useState(false)
  useEffect(() => {
    const keep = ({ sound, startedAt }: { sound: Blob; startedAt: number }) =>
      keepTake(takeOf(sound, new Date(startedAt)))
    void takeBackLost(keep).then((count) => count > 0 && setIsBroughtBack(true))
  }, [])
  return isBroughtBack
}

function takeOf(sound: Blob, now: Date): Take {
  const stamp = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
  const fileName = `recording-${stamp.replace('T', '-').replaceAll(':', '')}.wav`
  return { sound, fileName, source: 'recorded' }
}
