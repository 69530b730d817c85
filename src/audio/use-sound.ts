import { useCallback, useSyncExternalStore } from 'react'
import { type SoundReading, soundNow, watchSound } from './read-sound.ts'

/** A sound's shape, as far as it is read: `reading`, then the sound, or `unreadable`. Null in, null out. */
export function useSound(blob: Blob | null): SoundReading | null {
  const watch = useCallback(
    (onChange: () => void) => (blob === null ? () => {} : watchSound(blob, onChange)),
    [blob],
  )
  return useSyncExternalStore(watch, () => (blob === null ? null : soundNow(blob)))
}
