import { useEffect, useState } from 'react'
import { silentMs, stopAnswer } from '@/session/chat/answer-run.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** What stands in an answer's place before its first word: whom we wait for, and how long already. */
export function Waiting({ id, host }: { id: string; host: string }) {
  const seconds = useSilence(id)
  return (
    <p className="flex items-center gap-2 text-ink-faint">
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
      {seconds < 1 ? <span className="sr-only">…</span> : say('chat.waiting', { host, seconds })}
    </p>
  )
}

/** A pause up to this long is not worth a word: seconds. */
const QUIET_SECONDS = 10

/** Below an answer that has begun: how long nothing has come, with Stop at hand. */
export function Silence({ id }: { id: string }) {
  const seconds = useSilence(id)
  if (seconds < QUIET_SECONDS) return null
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning tabular-nums">
      <p>{say('chat.silent', { seconds })}</p>
      <Button onClick={() => stopAnswer(id)}>{say('chat.stop')}</Button>
    </div>
  )
}

function useSilence(id: string): number {
  const [seconds, setSeconds] = useState(() => secondsSilent(id))
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsSilent(id)), 1000)
    return () => clearInterval(timer)
  }, [id])
  return seconds
}

function secondsSilent(id: string): number {
  return Math.round(silentMs(id) / 1000)
}
