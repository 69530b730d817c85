// A sound that may be heard while it still arrives. Owns: whether it is to be heard, and letting it go.
// Leaves to others: how each format is played (play-wav.ts, play-mp3.ts), the sound once it is whole.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { canFeedMp3, playMp3 } from './play-mp3.ts'
import { playWav } from './play-wav.ts'
import type { MakePlayback, Playback, PlaybackStatus } from './playback.ts'

/** Where its bytes come from: each call reads them from the beginning. */
type Source = { read(): AsyncIterable<Uint8Array<ArrayBuffer>> }

export type LiveState = {
  status: PlaybackStatus
  /** When it was first heard, by `performance.now()`; null until then. */
  heardAtMs: number | null
}

export type LivePlayer = {
  store: StoreApi<LiveState>
  /** To be called in a press, or after one: a browser plays nothing without. */
  play(): void
  pause(): void
  /** The place that is heard now, in seconds. */
  seconds(): number
  /** Whether it plays, or would if it could: whoever carries on with the whole sound then plays it. */
  isWanted(): boolean
  /** Ends, since another player has taken over. */
  handOver(isHeard: boolean): void
  /** Ends and lets everything go. */
  close(): void
}

/** A player for a sound of a format, as its bytes tell; nothing is heard before `play`. */
export function createLivePlayer(format: string, source: Source): LivePlayer {
  const make = makerOf(format)
  const status = make === null ? 'unplayable' : 'silent'
  const store = createStore<LiveState>(() => ({ status, heardAtMs: null }))
  let playback: Playback | null = null
  let isWanted = false

  const hear = (inMs = 0) => {
    if (store.getState().heardAtMs === null) store.setState({ heardAtMs: performance.now() + inMs })
  }
  const close = () => {
    playback?.close()
    playback = null
    isWanted = false
  }
  return {
    store,
    play() {
      isWanted = true
      if (playback !== null) return playback.resume()
      if (make === null) return
      store.setState({ status: 'waiting' })
      playback = make(source.read(), (told, inMs) => {
        if (told === 'playing') hear(inMs)
        store.setState({ status: told })
      })
    },
    pause() {
      isWanted = false
      playback?.pause()
    },
    seconds: () => playback?.seconds() ?? 0,
    isWanted: () => isWanted && store.getState().status !== 'ended',
    handOver(isHeard) {
      if (isHeard) hear()
      close()
      store.setState({ status: 'ended' })
    },
    close,
  }
}

function makerOf(format: string): MakePlayback | null {
  if (format === 'wav' && typeof AudioContext !== 'undefined') return playWav
  return format === 'mp3' && canFeedMp3() ? playMp3 : null
}
