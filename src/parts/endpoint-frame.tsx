import '@/words/en/endpoint.ts'
import { PanelRight } from 'lucide-react'
import { type ReactNode, type Ref, use, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ModelKind } from '@/api/models.ts'
import type { SnippetRequest } from '@/lib/snippet.ts'
import { useAction } from '@/session/actions.ts'
import { useConnection } from '@/session/connection.ts'
import type { PageState } from '@/session/page-state.ts'
import { preferences } from '@/session/preferences.ts'
import type { Sample } from '@/session/samples.ts'
import { useModel } from '@/session/use-model.ts'
import { IconButton } from '@/ui/button.tsx'
import { Split } from '@/ui/split.tsx'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { AnswerPane, type AnswerPaneProps } from './answer-pane.tsx'
import { followAnswer } from './follow-answer.ts'
import { LoadMenu } from './load-menu.tsx'
import { focusMissing } from './missing-field.ts'
import { ModelPicker } from './model-picker.tsx'
import { PageHead } from './page-head.tsx'
import { setPanel, usePanel } from './panel.ts'
import { RunBar } from './run-bar.tsx'
import { SidePanel } from './side-panel.tsx'
import { useFirstSample } from './use-first-sample.ts'

type EndpointFrameProps<Asked, Given> = AnswerPaneProps<Asked, Given> & {
  page: Exclude<ModelKind, 'chat'>
  state: PageState<Asked>
  samples: readonly Sample<Asked>[]
  /** Puts a kept state into the form; false when it does not fit. */
  restore: (state: unknown) => boolean
  /** Why the form cannot be sent now, naming the field; null when it can. */
  problem: string | null
  /** What stands beside Run: how much will be sent. */
  estimate: string
  /** The request as the form stands, for Code; null while there is none. */
  request: (model: string) => (Omit<SnippetRequest, 'url' | 'needsToken'> & { path: string }) | null
  input: ReactNode
  parameters: ReactNode
  /** What the page does before there is anything to send, in place of its verb. */
  instead?: ReactNode
  /** Takes a text file into the form, where one can be its input. */
  onFile?: (file: File) => void
}

/** The one frame of every endpoint page: head, input, answer, side panel. */
export function EndpointFrame<Asked extends object, Given>(props: EndpointFrameProps<Asked, Given>) {
  const { page, state, run, samples, input, parameters, problem, estimate, restore } = props
  use(state.load())
  const model = useModel(page, page)
  const connection = useConnection()
  const current = useStore(run.store)
  const isPanelOpen = usePanel(page)
  const [isTried, setIsTried] = useState(false)
  const [isUnfit, setIsUnfit] = useState(false)
  const picker = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const stack = useRef<HTMLDivElement>(null)

  const missing = model.id === null ? say('run.needs-model') : problem
  const start = () => {
    setIsTried(missing !== null)
    setIsUnfit(false)
    if (missing !== null) focusMissing(model.id === null ? picker.current : form.current)
    if (missing !== null || connection === null || model.id === null || current.status === 'running') return
    const showAnswer = followAnswer(stack.current)
    void run.start({ connection, model: model.id }, state.store.getState()).then(showAnswer)
  }
  // A sample runs at once in the sandbox and waits for the button on a server.
  const load = (sample: Asked) => {
    state.replace(sample)
    setIsTried(false)
    setIsUnfit(false)
    if (connection?.kind !== 'sandbox' || model.id === null) return
    void run.start({ connection, model: model.id }, sample)
  }
  useAction('run', start)
  useAction('rerun', start)
  useAction('stop', run.cancel)
  const isReady = current.status === 'idle' && model.id !== null
  useFirstSample(state, isReady, () => samples[0] !== undefined && load(samples[0].state))

  return (
    <div
      className={`grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] ${isPanelOpen ? 'laptop:grid-cols-[minmax(0,1fr)_340px]' : ''}`}
    >
      <PageHead page={page} className="laptop:col-span-full">
        <div ref={picker} className="min-w-0 flex-1 tablet:w-96 tablet:flex-none">
          <ModelPicker model={model} kind={page} />
        </div>
        <IconButton
          label={say(isPanelOpen ? 'panel.close' : 'panel.open')}
          aria-pressed={isPanelOpen}
          onClick={() => setPanel(page, !isPanelOpen)}
        >
          <PanelRight aria-hidden className="size-4.5" />
        </IconButton>
      </PageHead>
      <Halves
        stack={stack}
        load={
          <LoadMenu
            page={page}
            samples={samples}
            onFile={props.onFile}
            onSample={load}
            onEntry={(kept) => setIsUnfit(!restore(kept))}
          />
        }
        input={
          <div ref={form} className="contents">
            {input}
          </div>
        }
        bar={(beside) => (
          <RunBar
            words={`run.${page}`}
            runningSinceMs={current.status === 'running' ? current.startedAtMs : null}
            onRun={start}
            onCancel={run.cancel}
            estimate={estimate}
            problem={isUnfit ? say('load.unfit') : isTried ? missing : null}
            instead={props.instead}
          >
            {beside}
          </RunBar>
        )}
        answer={<AnswerPane {...props} onRetry={start} />}
      />
      {isPanelOpen && (
        <SidePanel
          page={page}
          parameters={parameters}
          request={snippetOf(props, model.id, connection?.baseUrl)}
          exchangeId={current.status === 'idle' ? null : current.exchangeId}
        />
      )}
    </div>
  )
}

type HalvesProps = {
  /** What scrolls where the halves stand one below the other. */
  stack: Ref<HTMLDivElement>
  load: ReactNode
  input: ReactNode
  bar: (beside: ReactNode) => ReactNode
  answer: ReactNode
}

// Side by side, each with a scroll of its own; on a narrow screen one below the other, and Load and Run
// stand together at the foot of the window.
function Halves({ stack, load, input, bar, answer }: HalvesProps) {
  const { split } = useStore(preferences)
  if (useNarrow()) {
    return (
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto]">
        <div ref={stack} className="overflow-y-auto">
          <section aria-label={say('frame.input')} className="flex flex-col gap-4 p-4">
            {input}
          </section>
          {answer}
        </div>
        <div className="px-4">{bar(load)}</div>
      </div>
    )
  }
  return (
    <Split
      share={split}
      label={say('frame.divider')}
      onChange={(share) => preferences.setState({ split: share })}
    >
      <section aria-label={say('frame.input')} className="flex h-full flex-col gap-4 overflow-y-auto p-4">
        <div className="flex items-center justify-between gap-2">{load}</div>
        {input}
        <div className="sticky -bottom-4 z-1 -mb-4 mt-auto">{bar(null)}</div>
      </section>
      {answer}
    </Split>
  )
}

function snippetOf<Asked extends object, Given>(
  { request }: EndpointFrameProps<Asked, Given>,
  model: string | null,
  baseUrl: string | undefined,
): SnippetRequest | null {
  const made = model === null ? null : request(model)
  if (made === null || baseUrl === undefined) return null
  const { path, ...rest } = made
  return { ...rest, url: new URL(baseUrl + path, location.href).href, needsToken: true }
}
