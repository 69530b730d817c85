import '@/words/en/endpoint.ts'
import '@/words/en/repeat.ts'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useConnection } from '@/session/connection.ts'
import { countOf, type RepeatPlan } from '@/session/repeat.ts'
import {
  cancelRepeat,
  type RepeatRun,
  type RepeatSource,
  repeatStore,
  startRepeat,
} from '@/session/repeat-run.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'
import { AskFirst } from '../ask-first.tsx'
import { MadeBy } from '../made-by.tsx'
import { focusMissing } from '../missing-field.ts'
import { Pictured } from '../pictured.tsx'
import { PlanForm } from './plan-form.tsx'
import { EachTable, SummaryTable } from './repeat-table.tsx'
import { toMarkdown, toRows } from './report.ts'
import { Timeline } from './timeline.tsx'

/** A key pressed twice is one press: so long after the start the same key does not cancel. */
const TWICE_MS = 400
const FIRST_TIMES = 5
const FIRST_AT_ONCE = 2

/** Repeat: the page's request so many times, to one model or several. Closing it ends what is under way. */
export function RepeatDialog({ source, onClose }: { source: RepeatSource; onClose: () => void }) {
  const { page, kind, model, words } = source
  const connection = useConnection()
  const run = useStore(repeatStore, (runs) => runs[page])
  const [plan, setPlan] = useState<RepeatPlan>({
    models: [model],
    times: FIRST_TIMES,
    atOnce: FIRST_AT_ONCE,
  })
  const [isAsking, setIsAsking] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const isRunning = run?.status === 'running'
  const count = countOf(plan)
  const press = ({ detail }: { detail: number }) => {
    if (isRunning) {
      if (detail === 1 || (detail === 0 && Date.now() - run.at > TWICE_MS)) cancelRepeat(page)
      return
    }
    // What is asked for is what stands in the fields, never what stood there last and was right.
    if (form.current?.querySelector('[aria-invalid="true"]') != null) focusMissing(form.current)
    else setIsAsking(true)
  }
  const send = () => {
    setIsAsking(false)
    if (connection === null) return
    void startRepeat(connection, source, plan, say('repeat.history', { count, words }))
  }
  const close = () => {
    cancelRepeat(page)
    onClose()
  }
  return (
    <Dialog title={say('repeat.title')} closeLabel={say('repeat.close')} onClose={close}>
      <div ref={form}>
        <PlanForm kind={kind} plan={plan} isDisabled={isRunning || isAsking} onChange={setPlan} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {/* The same button, so that it keeps the focus. */}
        <Button look={isRunning ? 'plain' : 'filled'} onClick={press}>
          {isRunning ? say('run.cancel') : say('repeat.go', { count })}
        </Button>
        {isRunning && <Progress run={run} />}
      </div>
      {isAsking && (
        <AskFirst
          count={count}
          name={connection?.name ?? ''}
          onSend={send}
          onCancel={() => setIsAsking(false)}
        />
      )}
      {run !== undefined && <Result run={run} page={page} />}
      <p role="status" className="sr-only">
        {run === undefined ? '' : statusWords(run)}
      </p>
    </Dialog>
  )
}

function Progress({ run: { requests, plan } }: { run: RepeatRun }) {
  const done = requests.filter(({ status }) => status !== 'waiting' && status !== 'running').length
  const count = countOf(plan)
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3 text-ink-soft text-sm tabular-nums">
      <progress
        aria-label={say('repeat.title')}
        className="h-1.5 min-w-0 flex-1 accent-accent-fill"
        max={count}
        value={done}
      />
      {say('repeat.progress', { done, count })}
    </span>
  )
}

function Result({ run, page }: { run: RepeatRun; page: string }) {
  const { plan, requests, first, madeBy, status } = run
  const { models } = plan
  return (
    <section aria-label={say('repeat.result')} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-medium">{say('repeat.result')}</h3>
        <MadeBy kind={madeBy} />
        <span className="flex-1" />
        {status !== 'running' && (
          <>
            <span className="flex items-center gap-1 text-ink-soft text-sm">
              {say('repeat.copy')}
              <CopyButton text={() => toMarkdown(run)} label={say('repeat.copy')} />
            </span>
            <Button onClick={() => saveFile(`repeat-${page}.csv`, toRows(run), 'text/csv')}>
              {say('export.csv')}
            </Button>
          </>
        )}
      </div>
      <SummaryTable models={models} requests={requests} first={first} />
      <p className="text-ink-faint text-xs">{say('repeat.definition')}</p>
      <Pictured name="repeat">
        <Timeline models={models} requests={requests} first={first} />
      </Pictured>
      <details>
        <summary className="w-fit rounded-sm text-ink-soft text-sm">{say('repeat.each')}</summary>
        <EachTable requests={requests} first={first} />
      </details>
    </section>
  )
}

function statusWords({ status, plan, requests }: RepeatRun): string {
  const count = countOf(plan)
  if (status === 'running') return say('repeat.running', { count })
  const done = requests.filter((request) => request.status === 'done').length
  return say(status === 'done' ? 'repeat.ended' : 'repeat.ended-cancelled', { done, count })
}
