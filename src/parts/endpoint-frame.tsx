import '@/words/en/endpoint.ts'
import { PanelRight } from 'lucide-react'
import {
  lazy,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import type { ModelKind } from '@/api/models.ts'
import type { SnippetRequest } from '@/lib/snippet/request.ts'
import { useAction } from '@/session/actions.ts'
import { columnRun, startColumn, startColumns, useColumnRuns } from '@/session/column-runs.ts'
import { useConnection } from '@/session/connection.ts'
import { tokenIn } from '@/session/held-token.ts'
import type { PageState } from '@/session/page-state.ts'
import type { RepeatSource } from '@/session/repeat-run.ts'
import type { RunHandle } from '@/session/run.ts'
import type { Sample } from '@/session/samples.ts'
import { useColumns } from '@/session/use-columns.ts'
import { useModels } from '@/session/use-model.ts'
import { IconButton } from '@/ui/button.tsx'
import { Toolbar } from '@/ui/toolbar.tsx'
import { say } from '@/words/say.ts'
import { AnswerPane, type AnswerPaneProps } from './answer-pane.tsx'
import { FormScope } from './changed-input.tsx'
import { CompareButton } from './compare-button.tsx'
import type { ColumnFields } from './compare-head.tsx'
import { type Compared, ComparePane } from './compare-pane.tsx'
import { followAnswer } from './follow-answer.ts'
import { Halves } from './halves.tsx'
import { LoadMenu } from './load-menu.tsx'
import { focusMissing } from './missing-field.ts'
import { ModelPicker } from './model-picker.tsx'
import { PageHead } from './page-head.tsx'
import { setPanel, usePanel } from './panel.ts'
import { Problem } from './problem.tsx'
import { RepeatMenu, type RunChoice } from './repeat/repeat-menu.tsx'
import { RunBar } from './run-bar.tsx'
import { useFormActions } from './use-form-actions.ts'
import { useLoading } from './use-loading.ts'

// Its place is kept while it comes.
const SidePanel = lazy(() => import('./side-panel.tsx').then(({ SidePanel }) => ({ default: SidePanel })))
// Most forms hold no token.
const TokenHeld = lazy(() => import('./token-held.tsx').then(({ TokenHeld }) => ({ default: TokenHeld })))

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
  request: (model: string) => Omit<SnippetRequest, 'baseUrl' | 'needsToken'> | null
  input: ReactNode
  parameters: ReactNode
  /** What the page does before there is anything to send, in place of its verb. */
  instead?: ReactNode
  /** A way to run that this page alone has. */
  runChoice?: RunChoice
  /** Takes a text file into the form, where one can be its input. */
  onFile?: (file: File) => void
  /** In Compare: the fields by which a further column may differ from the page's parameters. */
  columnParameters?: ColumnFields
  /** In Compare: what two answers differ in, drawn over the columns from the answers that are there. */
  across?: (answers: readonly Compared<Asked, Given>[]) => ReactNode
}

/** A press of Run that waits: since when, and for which connection. */
type Due = { isAgain: boolean; sinceMs: number; connectionId: string | undefined }

/** The one frame of every endpoint page: head, input, answer, side panel. */
export function EndpointFrame<Asked extends object, Given>(props: EndpointFrameProps<Asked, Given>) {
  const { page, state, run, samples, input, parameters, problem, estimate, restore } = props
  use(state.load())
  const columns = useColumns(page, page)
  const [{ model }] = columns
  const isComparing = columns.length > 1
  const models = useModels()
  const connection = useConnection()
  const current = useStore(run.store)
  const runningSinceMs = useRunningSince(run, columns)
  const isPanelOpen = usePanel(page)
  const [isTried, setIsTried] = useState(false)
  const [wireId, setWireId] = useState<string | null>(null)
  const [held, setHeld] = useState<string | null>(null)
  // Pressed before the server's models are here: sent, or refused, as soon as they are.
  const [due, setDue] = useState<Due | null>(null)
  const picker = useRef<HTMLDivElement>(null)
  const fields = useRef<HTMLDivElement>(null)
  const stack = useRef<HTMLDivElement>(null)

  const form = useMemo(
    () => ({ store: state.store, sent: () => run.description.sent(state.store.getState()) }),
    [state, run],
  )

  const loading = useLoading({
    ...{ page, state, run, samples, restore, columns, stack },
    onBegin: () => {
      setIsTried(false)
      setWireId(null)
      setDue(null)
    },
  })
  const isModelMissing = columns.some(({ modelId }) => modelId === null)
  const needsModel = models.error === null ? 'run.needs-model' : 'run.no-models'
  const missing = isModelMissing ? say(needsModel) : problem
  // Whether the form can be sent; if not, that is said and the focus goes where it is to be mended.
  const isFit = () => {
    setIsTried(missing !== null)
    loading.calm()
    if (missing !== null) focusMissing(isModelMissing ? picker.current : fields.current)
    // Whether the token still sees any is asked anew: it may have been revoked since the list came.
    if (isModelMissing) void models.refetch()
    const token = missing === null ? tokenIn(run.description.sent(state.store.getState())) : null
    setHeld(token)
    return missing === null && token === null
  }
  const isAwaitingModels = isModelMissing && models.isPending
  const start = (isAgain: boolean) => {
    setDue(null)
    if (runningSinceMs !== null) return
    if (isAwaitingModels && problem === null) {
      return setDue({ isAgain, sinceMs: performance.now(), connectionId: connection?.id })
    }
    if (!isFit()) return
    setWireId(null)
    const showAnswer = followAnswer(stack.current)
    void startColumns(run, columns, state.store.getState(), isAgain).then(showAnswer)
  }
  // Never to another server than the one that it was pressed for, nor with another form than one that could be sent.
  const goOn = useEffectEvent(({ isAgain, connectionId }: Due) => {
    if (problem === null && connectionId === connection?.id) start(isAgain)
    else setDue(null)
  })
  const ask = () => start(false)
  const askAgain = () => start(true)
  useEffect(() => {
    if (due !== null && !isAwaitingModels) goOn(due)
  }, [due, isAwaitingModels])
  const cancel = () => {
    setDue(null)
    for (const { id } of columns) columnRun(run, id).cancel()
  }
  const repeated = (): RepeatSource | null => {
    if (!isFit() || model.id === null) return null
    const { description } = run
    const asked = state.store.getState()
    return {
      page,
      kind: page,
      model: model.id,
      first: page === 'speech' ? 'byte' : null,
      words: description.words(asked),
      state: state.kept(),
      ask: (client, id, signal) => description.ask(client, asked, id, signal),
    }
  }
  const isRunning = runningSinceMs !== null
  useAction('run', ask, !isRunning)
  useAction('rerun', askAgain, !isRunning)
  useAction('stop', cancel, isRunning || due !== null)
  const formActions = useFormActions(state, run, isRunning)
  return (
    <div
      className={`grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] ${isPanelOpen ? 'laptop:grid-cols-[minmax(0,1fr)_340px]' : ''}`}
    >
      <PageHead page={page} className="laptop:col-span-full">
        <Toolbar
          label={say('frame.tools')}
          className="flex min-w-0 flex-1 items-start justify-end gap-2 tablet:flex-none"
        >
          {!isComparing && (
            <div ref={picker} className="min-w-0 flex-1 tablet:w-60 tablet:flex-none laptop:w-72">
              <ModelPicker model={model} kind={page} />
            </div>
          )}
          <CompareButton page={page} columns={columns} onAdd={() => setPanel(page, false)} />
          <IconButton
            label={say(isPanelOpen ? 'panel.close' : 'panel.open')}
            aria-pressed={isPanelOpen}
            onClick={() => setPanel(page, !isPanelOpen)}
          >
            <PanelRight aria-hidden className="size-4.5" />
          </IconButton>
        </Toolbar>
      </PageHead>
      <Halves
        stack={stack}
        load={
          <LoadMenu
            page={page}
            model={model.id}
            samples={samples}
            onFile={props.onFile}
            onSample={loading.load}
            onEntry={loading.open}
            further={formActions}
          />
        }
        input={
          <div ref={fields} className="contents">
            {input}
            {isTried && isModelMissing && models.error !== null && (
              <Problem error={models.error} onRetry={() => void models.refetch()} />
            )}
            {held !== null && (
              <Suspense fallback={null}>
                <TokenHeld token={held} onOrdinary={ask} />
              </Suspense>
            )}
          </div>
        }
        bar={(beside) => (
          <RunBar
            words={`run.${page}`}
            runningSinceMs={runningSinceMs ?? due?.sinceMs ?? null}
            onRun={ask}
            onCancel={cancel}
            menu={<RepeatMenu source={repeated} further={props.runChoice} />}
            estimate={estimate}
            problem={
              due !== null ? say('run.awaits-models') : (loading.complaint ?? (isTried ? missing : null))
            }
            instead={props.instead}
          >
            {beside}
          </RunBar>
        )}
        hasColumns={isComparing}
        answer={
          <FormScope value={form}>
            {isComparing ? (
              <ComparePane
                {...props}
                columns={columns}
                onRetry={(column) => isFit() && void startColumn(run, column, state.store.getState(), true)}
                onWire={setWireId}
              />
            ) : (
              <AnswerPane {...props} onRetry={askAgain} />
            )}
          </FormScope>
        }
      />
      {isPanelOpen && (
        <Suspense fallback={null}>
          <SidePanel
            page={page}
            parameters={parameters}
            request={snippetOf(props, model.id, connection?.baseUrl)}
            exchangeId={wireId ?? (current.status === 'idle' ? null : current.exchangeId)}
          />
        </Suspense>
      )}
    </div>
  )
}

// When the oldest of the runs under way began; null while none is.
function useRunningSince<Asked, Given>(
  run: RunHandle<Asked, Given>,
  columns: readonly { id: string }[],
): number | null {
  const runs = useColumnRuns(
    run,
    columns.map(({ id }) => id),
  )
  const starts = runs.flatMap((each) => (each.status === 'running' ? [each.startedAtMs] : []))
  return starts.length === 0 ? null : Math.min(...starts)
}

function snippetOf<Asked extends object, Given>(
  { request }: EndpointFrameProps<Asked, Given>,
  model: string | null,
  baseUrl: string | undefined,
): SnippetRequest | null {
  const made = model === null ? null : request(model)
  if (made === null || baseUrl === undefined) return null
  return { ...made, baseUrl: new URL(baseUrl, location.href).href, needsToken: true }
}
