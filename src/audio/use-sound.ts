import { useEffect, useState } from 'react'
import { readSound, type Sound } from './read-sound.ts'

/** A sound's shape: `reading`, then the sound, or `unreadable`. Null in, null out. */
export function useSound(blob: Blob | null): Sound | 'reading' | 'unreadable' | null {
  const [read, setRead] = useState<{ blob: Blob; sound: Sound | null } | null>(null)
  useEffect(() => {
    let isGone = false
    if (blob !== null) void readSound(blob).then((sound) => !isGone && setRead({ blob, sound }))
    return () => {
      isGone = true
    }
  }, [blob])
  if (blob === null) return null
  if (read?.blob !== blob) return 'reading'
  return read.sound ?? 'unreadable'
}
