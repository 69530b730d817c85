import { useEffect, useState } from 'react'
import { say } from '@/words/say.ts'

/** What stands in an answer's place before its first word: whom we wait for, and how long already. */
export function Waiting({ host }: { host: string }) {
  const [startedAt] = useState(Date.now)
  const [now, setNow] = useState(startedAt)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.round((now - startedAt) / 1000)
  return (
    <p className="flex items-center gap-2 text-ink-faint">
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
      {seconds < 1 ? <span className="sr-only">…</span> : say('chat.waiting', { host, seconds })}
    </p>
  )
}
