import '@/words/en/check.ts'
import '@/words/en/endpoint.ts'
import '@/words/en/health.ts'
import '@/words/en/problem.ts'
import { Play, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { PageHead } from '@/parts/page-head.tsx'
import { useAction } from '@/session/actions.ts'
import { CHECK_STEPS, type CheckDepth, cancelCheck, checkStore, runCheck } from '@/session/check.ts'
import { useConnection } from '@/session/connection.ts'
import { Button, meant } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { CheckTable } from './check-table.tsx'
import { toJson, toMarkdown } from './report.ts'

const DEPTHS: readonly CheckDepth[] = ['quick', 'endpoints']

export default function CheckPage() {
  const connection = useConnection()
  const report = useStore(checkStore)
  const [depth, setDepth] = useState<CheckDepth>(report.status === 'idle' ? 'endpoints' : report.depth)
  const [isAsking, setIsAsking] = useState(false)
  const isRunning = report.status === 'running'
  const count = CHECK_STEPS[depth].length
  const start = () => {
    setIsAsking(false)
    if (connection !== null) void runCheck(connection, depth)
  }
  // On a server that may charge, it asks first; the sandbox costs nothing.
  const press = () => (connection?.kind === 'sandbox' || depth === 'quick' ? start() : setIsAsking(true))
  useAction('run', press)
  useAction('stop', cancelCheck)
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="check" />
      <div className="overflow-y-auto">
        <div className="mx-auto grid max-w-4xl gap-5 p-4 tablet:p-6">
          <div className="flex flex-wrap items-center gap-3">
            <Segmented
              label={say('check.depth')}
              choices={DEPTHS.map((name) => ({ name, words: say(`check.depth-${name}`) }))}
              chosen={depth}
              onChoose={setDepth}
            />
            <p className="min-w-0 flex-1 truncate text-ink-soft text-sm">
              {say('check.against', { name: connection?.name ?? '' })}
            </p>
            {isRunning ? (
              <Button onClick={meant(cancelCheck)}>
                <X aria-hidden className="size-4" />
                {say('run.cancel')}
              </Button>
            ) : (
              <Button look="filled" onClick={press}>
                <Play aria-hidden className="size-3.5 fill-current" />
                {say('check.run', { count })}
              </Button>
            )}
          </div>
          {isAsking && (
            <div
              role="alertdialog"
              aria-label={say('check.run', { count })}
              className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft p-4 text-warning"
            >
              <p className="min-w-0 flex-1 basis-64">
                {say('ask.words', { count, name: connection?.name ?? '' })}
              </p>
              <Button onClick={start}>{say('ask.send', { count })}</Button>
              <Button look="quiet" onClick={() => setIsAsking(false)}>
                {say('run.cancel')}
              </Button>
            </div>
          )}
          {report.status === 'idle' ? (
            <p className="py-10 text-center text-ink-faint">{say('check.idle')}</p>
          ) : (
            <>
              <p className="text-ink-faint text-sm">
                {say('check.made', { name: report.connectionName, time: sayTime(report.at) })}
              </p>
              <CheckTable rows={report.rows} />
              <div className="flex flex-wrap items-center gap-2">
                <CopyButton text={() => toMarkdown(report)} label={say('check.copy')} />
                <Button onClick={() => saveFile('check.json', toJson(report), 'application/json')}>
                  {say('export.json')}
                </Button>
              </div>
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
