import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { HEALTH_EVERY_SECONDS, preferences } from '@/session/preferences.ts'
import { sayWait } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** How often health is asked by itself, and when it is asked next (milliseconds since 1970; null is never). */
export function NextCheck({ at }: { at: number | null }) {
  const { healthEverySeconds } = useStore(preferences)
  const leftSeconds = Math.ceil(((at ?? 0) - useNow()) / 1_000)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <label className="flex items-center gap-2">
        {say('status.every')}
        <select
          className="min-h-8 rounded-sm border border-line-strong bg-surface px-2 pointer-coarse:min-h-11"
          value={healthEverySeconds}
          onChange={(event) => chooseEvery(Number(event.target.value))}
        >
          {HEALTH_EVERY_SECONDS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? say('status.every-off') : say('status.every-time', { time: sayWait(seconds) })}
            </option>
          ))}
        </select>
      </label>
      <p className="text-ink-faint tabular-nums">
        {at === null && say('status.next-off')}
        {at !== null && leftSeconds > 0 && say('status.next', { time: sayWait(leftSeconds) })}
        {at !== null && leftSeconds <= 0 && say('status.next-due')}
      </p>
    </div>
  )
}

function chooseEvery(seconds: number): void {
  const chosen = HEALTH_EVERY_SECONDS.find((each) => each === seconds)
  if (chosen !== undefined) preferences.setState({ healthEverySeconds: chosen })
}

// The clock is outside React.
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
