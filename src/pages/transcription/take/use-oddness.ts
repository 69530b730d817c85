import { useEffect, useState } from 'react'
import type { Take } from '@/session/transcription.ts'
import { findOddness, type Oddness } from './take-file.ts'

/** What is odd about a take; null while it is looked at, and when nothing is. */
export function useOddness(take: Take): Oddness | null {
  const [found, setFound] = useState<{ take: Take; oddness: Oddness | null } | null>(null)
  useEffect(() => {
    let isGone = false
    void findOddness(take).then((oddness) => !isGone && setFound({ take, oddness }))
    return () => {
      isGone = true
    }
  }, [take])
  return found?.take === take ? found.oddness : null
}
