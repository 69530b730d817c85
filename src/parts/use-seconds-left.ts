import { useEffect, useState } from 'react'

const LOOK_MS = 500

/** Whole seconds until a moment (milliseconds since 1970), counting down; 0 from then on. */
export function useSecondsLeft(at: number): number {
  const [now, setNow] = useState(Date.now)
  const left = Math.max(0, Math.ceil((at - now) / 1000))
  const isWaiting = left > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS)
    return () => clearInterval(timer)
  }, [isWaiting])
  return left
}
