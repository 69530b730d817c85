import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const NEARLY_SPENT = 0.8

/** How much of a token's quota is spent: a bar, and the same in figures. */
export function QuotaBar({ spent, quota }: { spent: number; quota: number }) {
  const share = Math.min(1, spent / quota)
  const fill = share === 1 ? 'bg-bad' : share >= NEARLY_SPENT ? 'bg-warning' : 'bg-accent'
  return (
    <div className="grid gap-1 text-sm tabular-nums">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span>{say('tokens.quota-of', { spent: sayCount(spent), count: sayCount(quota) })}</span>
        <span className="text-ink-soft">
          {say('tokens.quota-left', { count: sayCount(Math.max(0, quota - spent)) })}
        </span>
      </p>
      <div
        aria-hidden
        className="h-2.5 overflow-hidden rounded-full border border-line-strong bg-sunken forced-color-adjust-none"
      >
        <div className={`h-full ${fill}`} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
