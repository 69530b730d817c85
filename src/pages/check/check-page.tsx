import '@/words/en/check.ts'
import '@/words/en/diagnose.ts'
import '@/words/en/endpoint.ts'
import '@/words/en/health.ts'
import '@/words/en/problem.ts'
import { Play, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { AgainstChoice, useAgainst } from '@/parts/against-choice.tsx'
import { AskFirst } from '@/parts/ask-first.tsx'
import { ConnectionSelect } from '@/parts/connection-select.tsx'
import { PageHead } from '@/parts/page-head.tsx'
import { useAction } from '@/session/actions.ts'
import { CHECK_DEPTHS, CHECK_STEPS, type CheckDepth, checkStore } from '@/session/check.ts'
import { cancelCheck, checkEndpoints, checkModels } from '@/session/check-run.ts'
import {
  type ActiveConnection,
  ConnectionScope,
  useConnection,
  useConnections,
} from '@/session/connection.ts'
import { diagnosisStore } from '@/session/diagnose/diagnose.ts'
import { cancelDiagnosis, startDiagnosis } from '@/session/diagnose/diagnose-run.ts'
import { Button, meant } from '@/ui/button.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { say } from '@/words/say.ts'
import { diagnosisName } from './diagnosis-report.ts'
import { DiagnosisView } from './diagnosis-view.tsx'
import { reportName } from './report.ts'
import { ReportView } from './report-view.tsx'
import { useTargets } from './targets.ts'
import { useChecked } from './use-checked.ts'
import { useDepth } from './use-depth.ts'

/** The most requests that a diagnosis makes. */
const DIAGNOSIS_REQUESTS = 6

export default function CheckPage() {
  const [connection, chooseConnection] = useChecked()
  return (
    <ConnectionScope value={connection}>
      <Check onConnection={chooseConnection} />
    </ConnectionScope>
  )
}

// Everything on the page is of the connection that is checked: its models, its health, its last report.
function Check({ onConnection }: { onConnection: (id: string) => void }) {
  const connection = useConnection()
  const connections = useConnections()
  const [depth, chooseDepth] = useDepth()
  const { targets, all } = useTargets()
  const [isAsking, setIsAsking] = useState(false)
  const [against, chooseAgainst] = useAgainst(connection)
  const { status, cancel } = useRunning(depth)
  const isRunning = status === 'running'
  const count = countOf(depth, targets.length, depth === 'models' || against === null ? 1 : 2)
  const name = connection?.name ?? ''
  const start = () => {
    setIsAsking(false)
    if (connection === null) return
    if (depth === 'diagnose') void startDiagnosis(connection, diagnosisName)
    else if (depth === 'models') void checkModels(connection, targets, reportName)
    else void checkEndpoints([connection, against], depth, reportName)
  }
  // On a server that may charge, it asks first; the sandbox costs nothing, nor do health and the list.
  const press = () => {
    if (isRunning || count === 0) return
    if (isFree(depth, [connection, against])) start()
    else setIsAsking(true)
  }
  useAction('run', press, !isRunning && count > 0)
  useAction('rerun', press, !isRunning && count > 0)
  useAction('stop', cancel, isRunning)
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
              {purposeWords(depth, name, count, all)}
            </p>
            <div className="ml-auto flex flex-wrap items-center gap-3">
              {connections.length > 1 && (
                <ConnectionSelect
                  label={say('check.connection')}
                  connections={connections}
                  chosen={connection}
                  onChoose={(id) => {
                    setIsAsking(false)
                    onConnection(id)
                  }}
                />
              )}
              {(depth === 'quick' || depth === 'endpoints') && (
                <AgainstChoice connection={connection} against={against} onChoose={chooseAgainst} />
              )}
              {isRunning ? (
                <Button onClick={meant(cancel)}>
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
                  {depth === 'diagnose' ? say('diagnose.run') : say('check.run', { count })}
                </Button>
              )}
            </div>
          </div>
          {isAsking && (
            <AskFirst count={count} name={name} onSend={start} onCancel={() => setIsAsking(false)} />
          )}
          {depth === 'diagnose' ? <DiagnosisView /> : <ReportView depth={depth} targets={targets} />}
          <p role="status" className="sr-only">
            {status === 'idle' ? '' : say(`status.${status}`)}
          </p>
        </div>
      </div>
    </div>
  )
}

// A diagnosis is a run of its own beside the report's.
function useRunning(depth: CheckDepth) {
  const report = useStore(checkStore, ({ status }) => status)
  const diagnosis = useStore(diagnosisStore, ({ status }) => status)
  return depth === 'diagnose'
    ? { status: diagnosis, cancel: cancelDiagnosis }
    : { status: report, cancel: cancelCheck }
}

function countOf(depth: CheckDepth, targets: number, sides: number): number {
  if (depth === 'diagnose') return DIAGNOSIS_REQUESTS
  return depth === 'models' ? targets : CHECK_STEPS[depth].length * sides
}

// A diagnosis asks a model for a few words, at the very end.
function isFree(depth: CheckDepth, sides: readonly (ActiveConnection | null)[]): boolean {
  return depth === 'quick' || sides.every((side) => side === null || side.kind === 'sandbox')
}

function purposeWords(depth: CheckDepth, name: string, count: number, all: number): string {
  if (depth === 'diagnose') return say('diagnose.against', { name })
  if (depth !== 'models') return say('check.against', { name })
  const words = all > count ? say('check.most', { count, all }) : count
  return say('check.against-models', { count: words, name })
}
