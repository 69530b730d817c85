import { AlertTriangle, Check, CircleDashed, Minus, X } from 'lucide-react'
import { MadeBy } from '@/parts/made-by.tsx'
import type { DiagnoseRow } from '@/session/diagnose/diagnose.ts'
import { DIAGNOSE_STEPS, gravity } from '@/session/diagnose/findings.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { diagnosisJson, diagnosisMarkdown, findingWords, fixWords, outcomeWords } from './diagnosis-report.ts'
import { Planned } from './planned.tsx'
import { ReportButtons } from './report-buttons.tsx'
import { useDiagnosis } from './use-last-check.ts'

/** The way to the server, step by step: what each found and what to do about it. */
export function DiagnosisView() {
  const diagnosis = useDiagnosis()
  if (diagnosis === null) {
    const names = DIAGNOSE_STEPS.map((step) => say(`diagnose.step-${step}`))
    return <Planned label={say('diagnose.planned')} words={say('diagnose.idle')} names={names} />
  }
  const { connectionName, at, madeBy, rows } = diagnosis
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-ink-faint text-sm">
        {say('check.made', { name: connectionName, time: sayTime(at) })}
        <MadeBy kind={madeBy} />
      </p>
      <ol
        aria-label={say('diagnose.result')}
        className="grid gap-px overflow-hidden rounded-md border border-line bg-line"
      >
        {rows.map((row) => (
          <Step key={row.step} row={row} />
        ))}
      </ol>
      <ReportButtons
        fileName="diagnosis.json"
        markdown={() => diagnosisMarkdown(diagnosis)}
        json={() => diagnosisJson(diagnosis)}
      />
    </>
  )
}

function Step({ row }: { row: DiagnoseRow }) {
  const look = lookOf(row)
  const { Icon } = look
  const hide = useHideOwn()
  const fix = hide(fixWords(row))
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 bg-surface px-4 py-3 tablet:grid-cols-[11rem_8rem_minmax(0,1fr)]">
      <span className="font-medium">{say(`diagnose.step-${row.step}`)}</span>
      <span className={`flex items-center gap-2 ${look.tone}`}>
        <Icon aria-hidden className={`size-4 shrink-0 ${look.motion}`} />
        {outcomeWords(row)}
      </span>
      <div className="min-w-0 text-sm [overflow-wrap:anywhere] max-tablet:col-span-full">
        <p>{hide(findingWords(row))}</p>
        {fix !== '' && <p className="text-ink-soft">{fix}</p>}
      </div>
    </li>
  )
}

const LOOKS = {
  fine: { tone: 'text-good', Icon: Check, motion: '' },
  odd: { tone: 'text-warning', Icon: AlertTriangle, motion: '' },
  bad: { tone: 'text-bad', Icon: X, motion: '' },
  running: { tone: 'text-ink-soft', Icon: CircleDashed, motion: 'animate-pulse' },
  waiting: { tone: 'text-ink-faint', Icon: Minus, motion: '' },
  untried: { tone: 'text-ink-faint', Icon: Minus, motion: '' },
} as const

function lookOf({ result }: DiagnoseRow) {
  return LOOKS[result.status === 'found' ? gravity(result.finding) : result.status]
}
