// One sound at a time, of many that could be played: the next press ends the one before.
import { useEffect, useState } from 'react'

/** Plays a sound under a key; the same key again ends it. `playing` is the key of what is heard, else null. */
export type OneSound = {
  playing: string | null
  toggle(key: string, sound: Blob): void
  stop(): void
}

/** A player without a picture, for lists of sounds. Leaving ends it; its address is given back at every end. */
export function useOneSound(): OneSound {
  const [playing, setPlaying] = useState<string | null>(null)
  const [player] = useState(() => createPlayer(setPlaying))
  useEffect(() => player.stop, [player])
  return {
    playing,
    stop: player.stop,
    toggle: (key, sound) => (playing === key ? player.stop() : player.play(key, sound)),
  }
}

function createPlayer(tell: (key: string | null) => void) {
  let end = () => {}
  const stop = () => {
    end()
    end = () => {}
    tell(null)
  }
  return {
    stop,
    play(key: string, sound: Blob) {
      stop()
      const url = URL.createObjectURL(sound)
      const element = new Audio(url)
      end = () => {
        element.onended = null
        element.onerror = null
        element.pause()
        element.removeAttribute('src')
        element.load()
        URL.revokeObjectURL(url)
      }
      element.onended = stop
      element.onerror = stop
      tell(key)
      // Refused where the press was too long ago; the button is then Play again.
      element.play().catch(stop)
    },
  }
}
