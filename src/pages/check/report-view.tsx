import { MadeBy } from '@/parts/made-by.tsx'
import { CHECK_STEPS, type CheckTarget, type ReportDepth } from '@/session/check.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { CheckTable } from './check-table.tsx'
import { Planned } from './planned.tsx'
import { namesOf, toJson, toMarkdown } from './report.ts'
import { ReportButtons } from './report-buttons.tsx'
import { useReport } from './use-last-check.ts'

type ReportViewProps = { depth: ReportDepth; targets: readonly CheckTarget[] }

/** What each request found, or what will be asked. */
export function ReportView({ depth, targets }: ReportViewProps) {
  const report = useReport(depth)
  if (report === null) {
    const names = plannedNames(depth, targets)
    const words = say(names.length === 0 ? 'check.no-models' : 'check.idle')
    return <Planned label={say('check.planned')} words={words} names={names} />
  }
  const { connectionName, againstName, at, madeBy, rows } = report
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-ink-faint text-sm">
        {say('check.made', {
          name: namesOf(report),
          time: sayTime(at),
        })}
        <MadeBy kind={madeBy} />
      </p>
      <CheckTable rows={rows} names={[connectionName, againstName]} />
      <ReportButtons fileName="check.json" markdown={() => toMarkdown(report)} json={() => toJson(report)} />
    </>
  )
}

function plannedNames(depth: ReportDepth, targets: readonly CheckTarget[]): string[] {
  if (depth === 'models') return targets.map(({ model }) => model)
  return CHECK_STEPS[depth].map((name) => say(`check.${name}`))
}
