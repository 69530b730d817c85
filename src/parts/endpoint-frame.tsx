import '@/words/en/endpoint.ts'
import { Ellipsis, PanelRight, Play, Send, X } from 'lucide-react'
import { type ReactNode, use, useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { ModelKind } from '@/api/models.ts'
import type { SnippetRequest } from '@/lib/snippet.ts'
import { useAction } from '@/session/actions.ts'
import { useConnection } from '@/session/connection.ts'
import type { PageState } from '@/session/page-state.ts'
import { preferences } from '@/session/preferences.ts'
import type { RunHandle } from '@/session/runs.ts'
import type { Sample } from '@/session/samples.ts'
import { type ChosenModel, useModel } from '@/session/use-model.ts'
import { Button, IconButton, meant } from '@/ui/button.tsx'
import { Popover } from '@/ui/popover.tsx'
import { Split } from '@/ui/split.tsx'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { Answer } from './answer.tsx'
import { LoadMenu } from './load-menu.tsx'
import { ModelPicker } from './model-picker.tsx'
import { PageHead } from './page-head.tsx'
import { setPanel, usePanel } from './panel.ts'
import { SidePanel } from './side-panel.tsx'

/** A row of the `⋯` menu, or of Send to. */
export type MenuAction = { words: string; act: () => void }

type EndpointFrameProps<Asked, Given> = {
  page: Exclude<ModelKind, 'chat'>
  state: PageState<Asked>
  run: RunHandle<Asked, Given>
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
  /** Takes a text file into the form, where one can be its input. */
  onFile?: (file: File) => void
  /** What the page does, shown before the first answer. */
  idle: ReactNode
  /** The third figure of the answer line, beside the two times. */
  figure: (given: Given) => string
  /** The view switch over the answer. */
  views?: ReactNode
  menu?: (given: Given, asked: Asked) => readonly MenuAction[]
  sendTo?: (given: Given, asked: Asked) => readonly MenuAction[]
  children: (given: Given, asked: Asked) => ReactNode
}

/** The one frame of every endpoint page: head, input, answer, side panel. */
export function EndpointFrame<Asked extends object, Given>(props: EndpointFrameProps<Asked, Given>) {
  const { page, state, run, samples, input, parameters, problem, estimate, restore } = props
  use(state.load())
  const model = useModel(page, page)
  const connection = useConnection()
  const current = useStore(run.store)
  const { split } = useStore(preferences)
  const isPanelOpen = usePanel(page)
  const [isTried, setIsTried] = useState(false)
  const [isUnfit, setIsUnfit] = useState(false)
  const isRunning = current.status === 'running'

  const missing = model.id === null ? say('run.needs-model') : problem
  const start = () => {
    setIsTried(missing !== null)
    setIsUnfit(false)
    if (missing !== null || connection === null || model.id === null || isRunning) return
    void run.start({ connection, model: model.id }, state.store.getState())
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
  useFirstSample(
    state,
    model,
    current.status === 'idle',
    () => samples[0] !== undefined && load(samples[0].state),
  )

  return (
    <div
      className={`grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] ${isPanelOpen ? 'laptop:grid-cols-[minmax(0,1fr)_340px]' : ''}`}
    >
      <PageHead page={page} className="laptop:col-span-full">
        <div className="min-w-0 flex-1 tablet:w-96 tablet:flex-none">
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
      <Parts split={split}>
        <section
          aria-label={say('frame.input')}
          className="flex flex-col gap-4 p-4 laptop:h-full laptop:overflow-y-auto"
        >
          <div className="flex items-center justify-between gap-2">
            <LoadMenu
              page={page}
              samples={samples}
              onFile={props.onFile}
              onSample={load}
              onEntry={(kept) => setIsUnfit(!restore(kept))}
            />
          </div>
          {input}
          <div className="sticky -bottom-4 z-1 -mb-4 mt-auto flex min-h-14 flex-wrap items-center gap-3 border-line border-t bg-canvas py-3">
            {isRunning ? (
              <Button key="cancel" onClick={meant(run.cancel)}>
                <X aria-hidden className="size-4" />
                {say('run.cancel')}
              </Button>
            ) : (
              <Button look="filled" onClick={start}>
                <Play aria-hidden className="size-3.5 fill-current" />
                {say(`run.${page}`)}
              </Button>
            )}
            <span className="text-ink-faint text-sm tabular-nums">{estimate}</span>
            <span role="alert" className="basis-full text-sm text-warning empty:hidden">
              {isUnfit ? say('load.unfit') : isTried && missing}
            </span>
          </div>
        </section>
        <AnswerPane {...props} onRetry={start} />
      </Parts>
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

function Parts({ split, children }: { split: number; children: [ReactNode, ReactNode] }) {
  const isNarrow = useNarrow()
  if (isNarrow) return <div className="min-h-0 overflow-y-auto">{children}</div>
  return (
    <Split
      share={split}
      label={say('frame.divider')}
      onChange={(share) => preferences.setState({ split: share })}
    >
      {children}
    </Split>
  )
}

function AnswerPane<Asked extends object, Given>(
  props: EndpointFrameProps<Asked, Given> & { onRetry: () => void },
) {
  const { page, run, views, menu, sendTo, idle, figure, onRetry, children } = props
  const current = useStore(run.store)
  const done = current.status === 'done' ? current : null
  return (
    <section
      aria-label={say('frame.answer')}
      className="flex min-h-96 flex-col gap-3 p-4 laptop:h-full laptop:overflow-y-auto"
    >
      {done !== null && (
        <div className="flex min-h-8 flex-wrap items-center gap-2">
          {views}
          <span className="flex-1" />
          {sendTo !== undefined && (
            <ActionMenu label={say('frame.send-to')} actions={sendTo(done.answer, done.asked)}>
              <Send aria-hidden className="size-4" />
              {say('frame.send-to')}
            </ActionMenu>
          )}
          {menu !== undefined && (
            <ActionMenu label={say('frame.more')} actions={menu(done.answer, done.asked)}>
              <Ellipsis aria-hidden className="size-4" />
            </ActionMenu>
          )}
        </div>
      )}
      <Answer page={page} of={current} idle={idle} figure={figure} onRetry={onRetry}>
        {children}
      </Answer>
    </section>
  )
}

function ActionMenu(props: { label: string; actions: readonly MenuAction[]; children: ReactNode }) {
  return (
    <Popover
      label={props.label}
      align="end"
      triggerLook="inline-flex min-h-8 min-w-8 items-center justify-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:bg-sunken pointer-coarse:min-h-11"
      trigger={props.children}
    >
      {(close) =>
        props.actions.map(({ words, act }) => (
          <button
            key={words}
            type="button"
            className="flex min-h-8 w-full items-center rounded-sm px-2 py-1 text-left text-sm hover:bg-sunken pointer-coarse:min-h-11"
            onClick={() => {
              act()
              close()
            }}
          >
            {words}
          </button>
        ))
      }
    </Popover>
  )
}

// On a first visit in the sandbox the page opens with its first sample answered. It waits for a model.
function useFirstSample<State>(
  state: PageState<State>,
  model: ChosenModel,
  isIdle: boolean,
  load: () => void,
): void {
  const connection = useConnection()
  const start = useEffectEvent(load)
  const isDue = connection?.kind === 'sandbox' && state.isFresh() && isIdle && model.id !== null
  useEffect(() => {
    if (isDue && state.takeFirst()) start()
  }, [isDue, state])
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
