// The sound of the speech that arrives. Owns: its player, for as long as the page stands.
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { createLivePlayer, type LivePlayer, type LiveState } from '@/audio/live-player.ts'
import { type Arrival, speechArrival } from '@/session/speech.ts'

/** Speech that arrives, or has arrived last, and what plays it meanwhile. */
export type LiveSpeech = { arrival: Arrival; player: LivePlayer }

/**
 * The speech that arrives, with a player of its own; null when there is none. It is heard at once when it
 * was asked for by hand while this page stood there, and otherwise waits for Play. Leaving the page ends it.
 */
export function useLiveSpeech(): LiveSpeech | null {
  const [live, setLive] = useState<LiveSpeech | null>(null)
  useEffect(() => {
    let player: LivePlayer | null = null
    const put = (arrival: Arrival | null) => {
      player?.close()
      player = arrival === null ? null : createLivePlayer(arrival.format, arrival.bytes)
      setLive(arrival === null || player === null ? null : { arrival, player })
    }
    const { arrival } = speechArrival.getState()
    if (arrival !== null && !arrival.bytes.isOver()) put(arrival)
    const stop = speechArrival.subscribe((now, before) => {
      if (now.arrival === before.arrival) return
      put(now.arrival)
      if (now.arrival?.isByHand === true) player?.play()
    })
    return () => {
      stop()
      put(null)
    }
  }, [])
  return live
}

const SILENT = createStore<LiveState>(() => ({ status: 'silent', heardAtMs: null }))

/** From the press on Speak to the first sound, in milliseconds; null when there was no such press or sound. */
export function useFirstSound(live: LiveSpeech | null): number | null {
  const { heardAtMs } = useStore(live?.player.store ?? SILENT)
  if (live === null || heardAtMs === null || !live.arrival.isByHand) return null
  return heardAtMs - live.arrival.askedAtMs
}
