import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '@/words/say.ts'

/** One thing to look at: whether it is as it should be, in words, and what to press where it is not. */
export type PresentCheck = {
  name: 'server' | 'sound' | 'microphone' | 'demo' | 'recording'
  isReady: boolean
  words: string
  remedy: ReactNode
}

export function CheckRow({ check: { name, isReady, words, remedy } }: { check: PresentCheck }) {
  const Icon = isReady ? Check : Circle
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-surface px-3 py-2">
      <div className="flex min-w-0 flex-1 basis-60 items-center gap-3">
        <Icon
          role="img"
          aria-label={say(isReady ? 'present.ok' : 'present.open')}
          className={`size-4 shrink-0 ${isReady ? 'text-good' : 'text-ink-faint'}`}
        />
        <div className="min-w-0">
          <p className="font-medium">{say(`present.${name}`)}</p>
          <p role="status" className="text-ink-soft text-sm [overflow-wrap:anywhere]">
            {words}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">{remedy}</div>
    </li>
  )
}
