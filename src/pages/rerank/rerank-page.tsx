import '@/words/en/rerank.ts'
import '@/words/en/endpoint.ts'
import '@/words/en/parameter.ts'
import { lazy, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import type { Ranking } from '@/api/rerank.ts'
import { toCsv } from '@/lib/download.ts'
import { isSameValue } from '@/lib/same-value.ts'
import { DifferenceButton } from '@/parts/difference-button.tsx'
import { EndpointFrame } from '@/parts/endpoint-frame.tsx'
import { NumberParameter } from '@/parts/number-parameter.tsx'
import { nextOf, useAction } from '@/session/actions.ts'
import { useConnection } from '@/session/connection.ts'
import { embeddingsState } from '@/session/embeddings.ts'
import {
  cosineRequestOf,
  type RerankState,
  ranksByCosine,
  rerankRequestOf,
  rerankRun,
  rerankState,
  sentDocuments,
  sentNumbers,
} from '@/session/rerank.ts'
import { rerankSamples } from '@/session/samples.ts'
import { saveFile } from '@/ui/save-file.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { DocumentsForm, useDocumentsImport } from './documents-form.tsx'
import { jsonProblem } from './json-form.tsx'
import { changeRelevance, setThreshold } from './judgement.ts'
import { rankedRows } from './ranking.ts'
import { RerankAnswer } from './rerank-answer.tsx'

// Two rankings are compared now and then; the page comes without it.
const RankingAgreement = lazy(async () => ({
  default: (await import('./ranking-agreement.tsx')).RankingAgreement,
}))

export default function RerankPage() {
  const navigate = useNavigate()
  const importing = useDocumentsImport()
  const state = useStore(rerankState.store)
  const documents = sentDocuments(state)
  const connection = useConnection()
  const toEmbeddings = (asked: RerankState) => {
    const texts = [asked.query, ...sentDocuments(asked)]
    const rows = texts.map((text) => ({ text, label: 0 }))
    void embeddingsState.load().then(() => {
      const next = { ...embeddingsState.store.getState(), rows, pinned: 0 }
      embeddingsState.replace(next)
      return navigate('/embeddings')
    })
  }
  return (
    <EndpointFrame
      page="rerank"
      state={rerankState}
      run={rerankRun}
      samples={rerankSamples}
      restore={rerankState.restore}
      problem={problemOf(state, documents.length)}
      estimate={say('rerank.estimate', { count: sayCount(documents.length) })}
      request={(model) => {
        const isCosine = connection !== null && ranksByCosine(connection.baseUrl, model)
        const asked = isCosine
          ? { path: '/embeddings', body: { json: cosineRequestOf(state, model) } }
          : { path: '/rerank', body: { json: rerankRequestOf(state, model) } }
        return { method: 'POST', ...asked, answer: 'json' }
      }}
      input={<DocumentsForm importing={importing} />}
      onFile={(file) => importing.open([file])}
      parameters={
        <NumberParameter
          label={say('parameter.top-n')}
          hint={say('parameter.top-n-hint')}
          min={1}
          max={null}
          step={1}
          start={3}
          value={state.topN}
          onChange={(topN) => rerankState.store.setState({ topN })}
        />
      }
      idle={<p>{say('rerank.idle')}</p>}
      figure={(given) => say('rerank.figure', { count: sayCount(given.ranked.length) })}
      views={<Views state={state} />}
      across={(answers) => (
        <DifferenceButton answers={answers} nameOf={({ number, done }) => `${number}: ${done.model}`}>
          {(left, right) =>
            isSameInput(left.done.asked, right.done.asked) ? (
              <Suspense fallback={<div className="min-h-96" />}>
                <RankingAgreement
                  first={{ name: left.done.model, given: left.done.answer }}
                  second={{ name: right.done.model, given: right.done.answer }}
                  documents={sentDocuments(left.done.asked)}
                />
              </Suspense>
            ) : (
              <p>{say('rerank.agreement-other')}</p>
            )
          }
        </DifferenceButton>
      )}
      menu={(given, asked) => [...judgements(given, state), ...exports(given, asked)]}
      sendTo={(_, asked) => [{ words: say('page.embeddings'), act: () => toEmbeddings(asked) }]}
    >
      {(given, asked, { madeBy }) => (
        <RerankAnswer given={given} asked={asked} isSandbox={madeBy === 'sandbox'} />
      )}
    </EndpointFrame>
  )
}

function problemOf(state: RerankState, count: number): string | null {
  const problem = jsonProblem(state)
  if (problem !== null) return problem
  if (state.query.trim() === '') return say('rerank.needs-query')
  return count === 0 ? say('rerank.needs-documents') : null
}

const VIEWS = ['list', 'slope', 'table'] as const

function Views({ state }: { state: RerankState }) {
  useAction('view', () => rerankState.store.setState({ view: nextOf(VIEWS, state.view) }))
  return (
    <>
      <Segmented
        label={say('frame.view')}
        choices={VIEWS.map((name) => ({ name, words: say(`rerank.view-${name}`) }))}
        chosen={state.view}
        onChoose={(view) => rerankState.store.setState({ view })}
      />
      <label className="flex min-h-8 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={state.keepsOrder}
          onChange={() => rerankState.store.setState({ keepsOrder: !state.keepsOrder })}
        />
        {say('rerank.original-order')}
      </label>
    </>
  )
}

function isSameInput(one: RerankState, other: RerankState): boolean {
  return one.query === other.query && isSameValue(sentDocuments(one), sentDocuments(other))
}

// What a reader may set over a ranking; where it is set already, it stands there with its own way out.
function judgements(given: Ranking, { threshold, relevance }: RerankState) {
  const scores = given.ranked.flatMap(({ score }) => (score === null ? [] : [score]))
  const middle = scores[scores.length >> 1] ?? 0.5
  return [
    ...(threshold === undefined
      ? [{ words: say('rerank.threshold-set'), act: () => setThreshold(middle) }]
      : []),
    ...(relevance?.isMarking === true
      ? []
      : [{ words: say('rerank.mark-relevant'), act: () => changeRelevance({ isMarking: true }) }]),
  ]
}

function exports(given: Ranking, asked: RerankState) {
  const { rows } = rankedRows(given, sentDocuments(asked), sentNumbers(asked))
  const plain = rows.map(({ rank, score, number, text }) => ({ rank, score, position: number, text }))
  const csv = () =>
    toCsv([
      ['rank', 'score', 'position', 'document'],
      ...plain.map(({ rank, score, position, text }) => [rank ?? '', score ?? '', position, text]),
    ])
  const json = () => JSON.stringify({ query: asked.query, results: plain }, null, 2)
  return [
    { words: say('export.json'), act: () => saveFile('ranking.json', json(), 'application/json') },
    { words: say('export.csv'), act: () => saveFile('ranking.csv', csv(), 'text/csv') },
  ]
}
