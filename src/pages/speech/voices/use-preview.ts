import { useEffect, useState } from 'react'
import { type ApiError, asApiError, isAbort } from '@/api/errors.ts'
import { useConnection } from '@/session/connection.ts'
import { useOneSound } from './one-sound.ts'
import { hasPreview, voicePreview } from './voice-previews.ts'

/** A voice as it is previewed. */
export type PreviewedVoice = { id: string; language: string | null }

/** Previews of voices with a model, one at a time. */
export type VoicePreview = {
  /** The voice that is on its way or heard. */
  current: string | null
  isHeard: boolean
  error: ApiError | null
  /** Whether it can be heard without a request. */
  isAtHand(voice: PreviewedVoice): boolean
  toggle(voice: PreviewedVoice): void
}

/** Null while nobody can be asked. Leaving ends what is on its way or heard. */
export function usePreview(model: string | null): VoicePreview | null {
  const connection = useConnection()
  const sound = useOneSound()
  const [waiting, setWaiting] = useState<{ id: string; stop: AbortController } | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  useEffect(() => () => waiting?.stop.abort(), [waiting])
  if (connection === null || model === null) return null
  const previewed = ({ id, language }: PreviewedVoice) => ({ connection, model, voice: id, language })
  const hear = async (voice: PreviewedVoice) => {
    const stop = new AbortController()
    sound.stop()
    setError(null)
    setWaiting({ id: voice.id, stop })
    try {
      const spoken = await voicePreview(previewed(voice), stop.signal)
      if (!stop.signal.aborted) sound.toggle(voice.id, spoken)
    } catch (failure) {
      if (!isAbort(failure)) setError(asApiError(failure, location.href))
    }
    setWaiting((now) => (now?.stop === stop ? null : now))
  }
  const current = waiting?.id ?? sound.playing
  return {
    current,
    isHeard: waiting === null && sound.playing !== null,
    error,
    isAtHand: (voice) => hasPreview(previewed(voice)),
    toggle(voice) {
      if (current !== voice.id) return void hear(voice)
      sound.stop()
      setWaiting(null)
    },
  }
}
