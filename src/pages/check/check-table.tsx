import { Check, CircleDashed, HelpCircle, Minus, X } from 'lucide-react'
import type { CheckReport, CheckResult } from '@/session/check.ts'
import { say } from '@/words/say.ts'
import { foundWords, meaningWords } from './report.ts'

/** What each endpoint answered; a card each on a small screen. */
export function CheckTable({ rows }: { rows: CheckReport['rows'] }) {
  return (
    <ul
      aria-label={say('check.result')}
      className="grid gap-px overflow-hidden rounded-md border border-line bg-line"
    >
      {rows.map(({ name, result }) => (
        <li
          key={name}
          className="grid items-center gap-x-4 gap-y-1 bg-surface px-4 py-3 tablet:grid-cols-[9rem_12rem_5rem_minmax(0,1fr)]"
        >
          <span className="font-medium">{say(`check.${name}`)}</span>
          <span className={`flex items-center gap-2 ${tones[result.found]}`}>
            <Mark found={result.found} />
            {foundWords(result)}
          </span>
          <span className="text-ink-soft text-sm tabular-nums">
            {'ms' in result && say('status.ms', { ms: Math.round(result.ms) })}
          </span>
          <span className="text-ink-soft text-sm [overflow-wrap:anywhere]">
            {meaningWords(result)}
            {'error' in result && result.error.facts.words !== undefined && (
              <span className="block text-ink-faint">{result.error.facts.words}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

const tones: Record<CheckResult['found'], string> = {
  waiting: 'text-ink-faint',
  running: 'text-ink-soft',
  'no-model': 'text-ink-faint',
  'no-list': 'text-ink-faint',
  cancelled: 'text-ink-faint',
  allowed: 'text-good',
  reached: 'text-warning',
  refused: 'text-bad',
  failed: 'text-bad',
}

function Mark({ found }: { found: CheckResult['found'] }) {
  if (found === 'allowed') return <Check aria-hidden className="size-4" />
  if (found === 'refused' || found === 'failed') return <X aria-hidden className="size-4" />
  if (found === 'reached') return <HelpCircle aria-hidden className="size-4" />
  if (found === 'running') return <CircleDashed aria-hidden className="size-4 animate-pulse" />
  return <Minus aria-hidden className="size-4" />
}
