import { Check, CircleDashed, HelpCircle, Minus, X } from 'lucide-react'
import { foundWords } from '@/parts/check-words.ts'
import type { CheckResult, CheckRow } from '@/session/check.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { say } from '@/words/say.ts'
import { meaningWords, rowWords } from './report.ts'

type CheckTableProps = {
  rows: readonly CheckRow[]
  /** The connections that were asked; the second is null where it was one. */
  names: readonly [string, string | null]
}

/** What each endpoint answered; a card each on a small screen, one connection below the other. */
export function CheckTable({ rows, names }: CheckTableProps) {
  return (
    <ul
      aria-label={say('check.result')}
      className="grid gap-px overflow-hidden rounded-md border border-line bg-line"
    >
      {rows.map((row) => (
        <Row key={row.model ?? row.name} row={row} names={names} />
      ))}
    </ul>
  )
}

function Row({ row, names: [first, second] }: { row: CheckRow; names: CheckTableProps['names'] }) {
  const { model, name, result, against } = row
  const hide = useHideOwn()
  if (against !== null && second !== null) {
    return (
      <li className="grid gap-2 bg-surface px-4 py-3 tablet:grid-cols-[9rem_minmax(0,1fr)_minmax(0,1fr)]">
        <span className="font-medium">{rowWords(row)}</span>
        <Side name={first} result={result} />
        <Side name={second} result={against} />
      </li>
    )
  }
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 bg-surface px-4 py-3 tablet:grid-cols-[minmax(9rem,14rem)_12rem_5rem_minmax(0,1fr)]">
      <span className="min-w-0 font-medium">
        <span className="line-clamp-2 [overflow-wrap:anywhere]">
          <bdi>{rowWords(row)}</bdi>
        </span>
        {model !== null && (
          <span className="block font-normal text-ink-faint text-xs">{say(`check.${name}`)}</span>
        )}
      </span>
      <span className={`flex items-center gap-2 max-tablet:order-3 ${tones[result.found]}`}>
        <Mark found={result.found} />
        {foundWords(result)}
      </span>
      <span className="text-ink-soft text-sm tabular-nums">
        {'ms' in result && say('status.ms', { ms: Math.round(result.ms) })}
      </span>
      <span className="text-ink-soft text-sm [overflow-wrap:anywhere] max-tablet:order-4 max-tablet:col-span-full">
        {meaningWords(result)}
        {'error' in result && result.error.facts.words !== undefined && (
          <span className="line-clamp-3 text-ink-faint">{hide(result.error.facts.words)}</span>
        )}
      </span>
    </li>
  )
}

function Side({ name, result }: { name: string; result: CheckResult }) {
  const hide = useHideOwn()
  const words = 'error' in result ? (result.error.facts.words ?? meaningWords(result)) : meaningWords(result)
  return (
    <div className="min-w-0 text-sm">
      <p className="truncate text-ink-faint text-xs">{name}</p>
      <p className={`flex items-center gap-2 ${tones[result.found]}`}>
        <Mark found={result.found} />
        {foundWords(result)}
        <span className="text-ink-soft tabular-nums">
          {'ms' in result && say('status.ms', { ms: Math.round(result.ms) })}
        </span>
      </p>
      <p className="line-clamp-3 text-ink-soft [overflow-wrap:anywhere]">{hide(words)}</p>
    </div>
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
