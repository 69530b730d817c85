import '@/words/en/check.ts'
import '@/words/en/endpoint.ts'
import '@/words/en/health.ts'
import '@/words/en/problem.ts'
import { Minus, Play, X } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useStore } from 'zustand'
import { AskFirst } from '@/parts/ask-first.tsx'
import { MadeBy } from '@/parts/made-by.tsx'
import { PageHead } from '@/parts/page-head.tsx'
import { useAction } from '@/session/actions.ts'
import { CHECK_DEPTHS, CHECK_STEPS, type CheckDepth, type CheckTarget, checkStore } from '@/session/check.ts'
import { cancelCheck, checkEndpoints, checkModels } from '@/session/check-run.ts'
import { useConnection } from '@/session/connection.ts'
import { Button, meant } from '@/ui/button.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { AgainstChoice, useAgainst } from './against-choice.tsx'
import { CheckTable } from './check-table.tsx'
import { ReportButtons } from './report-buttons.tsx'
import { useTargets } from './targets.ts'

export default function CheckPage() {
  const connection = useConnection()
  const report = useStore(checkStore)
  const [depth, chooseDepth] = useDepth()
  const { targets, all } = useTargets()
  const [isAsking, setIsAsking] = useState(false)
  const [against, chooseAgainst] = useAgainst(connection)
  const isRunning = report.status === 'running'
  const sides = depth === 'models' || against === null ? 1 : 2
  const count = depth === 'models' ? targets.length : CHECK_STEPS[depth].length * sides
  const name = connection?.name ?? ''
  const start = () => {
    setIsAsking(false)
    if (connection === null) return
    void (depth === 'models'
      ? checkModels(connection, targets)
      : checkEndpoints([connection, against], depth))
  }
  // On a server that may charge, it asks first; the sandbox costs nothing, nor do health and the list.
  const press = () => {
    if (isRunning || count === 0) return
    const isFree = [connection, against].every((side) => side === null || side.kind === 'sandbox')
    if (isFree || depth === 'quick') start()
    else setIsAsking(true)
  }
  useAction('run', press)
  useAction('stop', cancelCheck)
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="check" />
      <div className="overflow-y-auto">
        <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5 p-4 tablet:p-6">
          <div className="flex flex-wrap items-center gap-3">
            <Segmented
              label={say('check.depth')}
              choices={CHECK_DEPTHS.map((each) => ({ name: each, words: say(`check.depth-${each}`) }))}
              chosen={depth}
              onChoose={(chosen) => {
                setIsAsking(false)
                chooseDepth(chosen)
              }}
            />
            <p className="min-w-0 flex-1 basis-48 text-ink-soft text-sm [overflow-wrap:anywhere]">
              {depth === 'models'
                ? say('check.against-models', { count: targetWords(count, all), name })
                : say('check.against', { name })}
            </p>
            {depth !== 'models' && (
              <AgainstChoice connection={connection} against={against} onChoose={chooseAgainst} />
            )}
            {isRunning ? (
              <Button onClick={meant(cancelCheck)}>
                <X aria-hidden className="size-4" />
                {say('run.cancel')}
              </Button>
            ) : (
              <Button
                look="filled"
                disabled={count === 0}
                title={count === 0 ? say('check.no-models') : undefined}
                onClick={press}
              >
                <Play aria-hidden className="size-3.5 fill-current" />
                {say('check.run', { count })}
              </Button>
            )}
          </div>
          {isAsking && (
            <AskFirst count={count} name={name} onSend={start} onCancel={() => setIsAsking(false)} />
          )}
          {report.status === 'idle' ? (
            <Planned depth={depth} targets={targets} />
          ) : (
            <>
              <p className="flex flex-wrap items-center gap-2 text-ink-faint text-sm">
                {say('check.made', {
                  name: [report.connectionName, report.againstName].filter(Boolean).join(' · '),
                  time: sayTime(report.at),
                })}
                <MadeBy kind={report.madeBy} />
              </p>
              <CheckTable rows={report.rows} names={[report.connectionName, report.againstName]} />
              <ReportButtons report={report} />
            </>
          )}
          <p role="status" className="sr-only">
            {report.status === 'idle' ? '' : say(`status.${report.status}`)}
          </p>
        </div>
      </div>
    </div>
  )
}

const PLANNED_ROWS = 10

// What a run will ask, before the first one.
function Planned({ depth, targets }: { depth: CheckDepth; targets: readonly CheckTarget[] }) {
  const names =
    depth === 'models'
      ? targets.map(({ model }) => model)
      : CHECK_STEPS[depth].map((name) => say(`check.${name}`))
  const more = names.length - PLANNED_ROWS
  return (
    <section className="grid gap-2 text-ink-faint">
      <p>{say(names.length === 0 ? 'check.no-models' : 'check.idle')}</p>
      <ol
        aria-label={say('check.planned')}
        className="grid gap-px overflow-hidden rounded-md border border-line bg-line empty:hidden"
      >
        {names.slice(0, PLANNED_ROWS).map((name) => (
          <li key={name} className="flex items-center gap-3 bg-surface px-4 py-3">
            <Minus aria-hidden className="size-4 shrink-0" />
            <bdi className="min-w-0 [overflow-wrap:anywhere]">{name}</bdi>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="text-sm">{say('check.and-more', { count: more })}</p>}
    </section>
  )
}

// The depth is the address's to say, so that a link can open one; else it is that of the report on screen.
function useDepth(): [CheckDepth, (depth: CheckDepth) => void] {
  const [search, setSearch] = useSearchParams()
  const { status, depth } = useStore(checkStore)
  const asked = CHECK_DEPTHS.find((each) => each === search.get('depth'))
  const choose = (chosen: CheckDepth) => setSearch({ depth: chosen }, { replace: true })
  return [asked ?? (status === 'idle' ? 'endpoints' : depth), choose]
}

function targetWords(count: number, all: number): string | number {
  return all > count ? say('check.most', { count, all }) : count
}
