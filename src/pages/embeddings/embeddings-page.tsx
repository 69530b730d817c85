import '@/words/en/embeddings.ts'
import '@/words/en/endpoint.ts'
import '@/words/en/parameter.ts'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { estimateTokenCount } from 'tokenx'
import { useStore } from 'zustand'
import type { Embeddings } from '@/api/embeddings.ts'
import { DIMENSIONS_RANGE } from '@/contract/limits.ts'
import { problemsOf } from '@/lib/similarity.ts'
import { DifferenceButton } from '@/parts/difference-button.tsx'
import { EndpointFrame } from '@/parts/endpoint-frame.tsx'
import { NumberParameter } from '@/parts/number-parameter.tsx'
import { nextOf, useAction } from '@/session/actions.ts'
import { batchProgress } from '@/session/batch-progress.ts'
import { useConnection } from '@/session/connection.ts'
import {
  columnParameters,
  type EmbeddingsState,
  embeddingsRequestOf,
  embeddingsRun,
  embeddingsState,
  encodingFor,
  sentRows,
} from '@/session/embeddings.ts'
import { rerankState } from '@/session/rerank.ts'
import type { Done } from '@/session/run.ts'
import { embeddingsSamples } from '@/session/samples.ts'
import { inputLook } from '@/ui/field.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { exportsOf } from './exports.ts'
import { foundTexts } from './ranking.ts'
import { exactCosines } from './similarity/exact-cosine.ts'
import { keepReady } from './similarity/run-analysis.ts'
import { TextsForm, useTextsImport } from './texts-form.tsx'
import { chooseView, useView, VIEWS } from './view.ts'

// The pictures come with the first question, while its answer is under way.
const loadAnswer = () => import('./embeddings-answer.tsx')
const EmbeddingsAnswer = lazy(async () => ({ default: (await loadAnswer()).EmbeddingsAnswer }))
const SimilarityDifference = lazy(async () => ({
  default: (await import('./similarity-difference.tsx')).SimilarityDifference,
}))

const COUNTED_CHARACTERS = 50_000
const ORDERS = ['similarity', 'input', 'pinned'] as const

export default function EmbeddingsPage() {
  const navigate = useNavigate()
  const importing = useTextsImport()
  const state = useStore(embeddingsState.store)
  const { rows: written } = state
  const tokens = useMemo(
    () => estimateTokenCount(textOfRows(written).slice(0, COUNTED_CHARACTERS)),
    [written],
  )
  const rows = sentRows(state)
  const connection = useConnection()
  const encoding = connection === null ? 'float' : encodingFor(connection.baseUrl)
  const progress = useProgress()
  const isAsked = useStore(embeddingsRun.store, ({ status }) => status !== 'idle')
  useEffect(() => {
    if (isAsked) void loadAnswer()
  }, [isAsked])
  useEffect(keepReady, [])
  const toRerank = (given: Embeddings, asked: EmbeddingsState) => {
    const sent = sentRows(asked)
    const { pinned, query: mode } = embeddingsState.store.getState()
    const row = Math.min(pinned, sent.length - 1)
    const cosine = exactCosines(
      given.vectors,
      problemsOf(given.vectors).map((problem) => problem.row),
    )
    const query = sent[row]?.text ?? ''
    const documents = foundTexts(cosine, sent, row, mode).filter((text) => text !== query)
    void rerankState.load().then(() => {
      rerankState.replace({ ...rerankState.store.getState(), query, documents })
      return navigate('/rerank')
    })
  }
  return (
    <EndpointFrame
      page="embeddings"
      state={embeddingsState}
      run={embeddingsRun}
      samples={embeddingsSamples}
      restore={embeddingsState.restore}
      problem={rows.length === 0 ? say('embeddings.needs-text') : null}
      estimate={`${say('embeddings.estimate', {
        count: sayCount(rows.length),
        tokens: say('embeddings.tokens', { count: sayCount(tokens) }),
      })}${progress}`}
      request={(model) => ({
        method: 'POST',
        path: '/embeddings',
        body: { json: embeddingsRequestOf(state, model, encoding) },
        answer: 'json',
      })}
      input={<TextsForm importing={importing} />}
      onFile={(file) => importing.open([file])}
      parameters={
        <NumberParameter
          label={say('parameter.dimensions')}
          hint={say('parameter.dimensions-hint')}
          {...DIMENSIONS_RANGE}
          step={1}
          start={256}
          value={state.dimensions}
          onChange={(dimensions) => embeddingsState.store.setState({ dimensions })}
        />
      }
      idle={<p>{say('embeddings.idle')}</p>}
      figure={(given) =>
        say('embeddings.figure', {
          texts: sayCount(given.vectors.length),
          dimensions: given.vectors.find((vector) => vector !== null)?.length ?? 0,
          count: given.totalTokens === null ? '–' : sayCount(given.totalTokens),
        })
      }
      views={<Views state={state} />}
      columnParameters={(parameters, number, change) => (
        <div className="w-28 shrink-0">
          <input
            type="number"
            min={DIMENSIONS_RANGE.min}
            max={DIMENSIONS_RANGE.max}
            aria-label={say('embeddings.column-dimensions', { number })}
            title={say('embeddings.column-dimensions-hint', DIMENSIONS_RANGE)}
            placeholder={say('embeddings.column-dimensions-shared')}
            className={`${inputLook} text-sm`}
            value={columnParameters.parse(parameters).dimensions ?? ''}
            onChange={({ target }) => change({ dimensions: dimensionsOf(target.valueAsNumber) })}
          />
        </div>
      )}
      across={(answers) => (
        <DifferenceButton answers={answers} nameOf={({ number, done }) => `${number}: ${nameOf(done)}`}>
          {(left, right) => (
            <Suspense fallback={<div className="min-h-96" />}>
              <SimilarityDifference
                before={left.done.answer}
                after={right.done.answer}
                rows={sentRows(left.done.asked)}
              />
            </Suspense>
          )}
        </DifferenceButton>
      )}
      menu={exportsOf}
      sendTo={(given, asked) => [{ words: say('page.rerank'), act: () => toRerank(given, asked) }]}
    >
      {(given, asked, { madeBy }) => (
        <Suspense fallback={<div className="min-h-96" />}>
          <EmbeddingsAnswer given={given} asked={asked} isSandbox={madeBy === 'sandbox'} />
        </Suspense>
      )}
    </EndpointFrame>
  )
}

// Columns of one model differ in their dimensions.
function nameOf({ model, answer }: Done<EmbeddingsState, Embeddings>): string {
  const dimensions = answer.vectors.find((vector) => vector !== null)?.length
  return dimensions === undefined ? model : `${model} × ${dimensions}`
}

// Not a number, or too odd a one, is none of its own: the page's then.
function dimensionsOf(typed: number): number | undefined {
  return Number.isInteger(typed) && typed > 0 ? typed : undefined
}

/** How far a run in batches has come; also of one that failed, since only the rest will be sent again. */
function useProgress(): string {
  const model = useStore(embeddingsRun.store, (run) => (run.status === 'idle' ? '' : run.model))
  const progress = useStore(batchProgress, (of) => of[model])
  if (progress === undefined) return ''
  const { done, total } = progress
  return ` · ${say('embeddings.batches', { done: sayCount(done), total: sayCount(total) })}`
}

function textOfRows(rows: EmbeddingsState['rows']): string {
  return rows.map(({ text }) => text).join('\n')
}

function Views({ state }: { state: EmbeddingsState }) {
  const view = useView()
  useAction('view', () => chooseView(nextOf(VIEWS, view)))
  return (
    <>
      <Segmented
        label={say('frame.view')}
        choices={VIEWS.map((name) => ({ name, words: say(`embeddings.view-${name}`) }))}
        chosen={view}
        onChoose={chooseView}
      />
      {(view === 'matrix' || view === 'table') && (
        <select
          aria-label={say('embeddings.order')}
          className="min-h-8 max-w-full rounded-sm border border-line bg-surface px-1.5 text-sm pointer-coarse:min-h-11"
          value={state.order}
          onChange={({ target }) => {
            const order = ORDERS.find((each) => each === target.value)
            if (order !== undefined) embeddingsState.store.setState({ order })
          }}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {say(`embeddings.order-${order}`, { number: sentRows(state)[state.pinned]?.number ?? 1 })}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
