import { Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '@/ui/button.tsx'
import { sayBytes, sayDuration } from '@/words/numbers.ts'
import { playerWords } from '@/words/player-words.ts'
import { say } from '@/words/say.ts'
import type { LiveSpeech } from './live-speech.ts'

const LOOK_AGAIN_MS = 200

/** Speech while it arrives: how much is there, and Play or Pause where the browser can play half a sound. */
export function ArrivingSpeech({ live: { arrival, player } }: { live: LiveSpeech }) {
  const { status } = useStore(player.store)
  const shown = useLook(() => ({ bytes: arrival.bytes.size(), seconds: player.seconds() }))
  // What is whole within a moment needs no line that comes and goes.
  if (shown === null) return null
  const isHeard = status === 'playing' || status === 'waiting'
  const size = sayBytes(shown.bytes)
  return (
    <section
      aria-label={say('speech.arriving')}
      className="flex min-h-12 flex-wrap items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2"
    >
      {status !== 'unplayable' && status !== 'ended' && (
        <Button onClick={() => (isHeard ? player.pause() : player.play())}>
          {isHeard ? (
            <Pause aria-hidden className="size-4 fill-current" />
          ) : (
            <Play aria-hidden className="size-4 fill-current" />
          )}
          {isHeard ? playerWords().pause : playerWords().play}
        </Button>
      )}
      <span className="text-ink-soft text-sm tabular-nums">
        {shown.seconds > 0
          ? say('speech.arrived-heard', { size, time: sayDuration(shown.seconds) })
          : say('speech.arrived', { size })}
      </span>
      {status === 'unplayable' && <span className="text-ink-faint text-sm">{say('speech.when-whole')}</span>}
    </section>
  )
}

// What changes with every network read is looked at five times a second; null until the first look.
function useLook<Look>(look: () => Look): Look | null {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setCount((before) => before + 1), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return count === 0 ? null : look()
}
