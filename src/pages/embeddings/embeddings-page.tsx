import '@/words/en/embeddings.ts'
import '@/words/en/endpoint.ts'
import '@/words/en/parameter.ts'
import { useNavigate } from 'react-router'
import { estimateTokenCount } from 'tokenx'
import { useStore } from 'zustand'
import type { Embeddings } from '@/api/embeddings.ts'
import { DIMENSIONS_RANGE } from '@/contract/limits.ts'
import { toCsv } from '@/lib/download.ts'
import { EndpointFrame } from '@/parts/endpoint-frame.tsx'
import { NumberParameter } from '@/parts/number-parameter.tsx'
import { nextOf, useAction } from '@/session/actions.ts'
import {
  type EmbeddingsState,
  embeddingsRequestOf,
  embeddingsRun,
  embeddingsState,
  sentRows,
} from '@/session/embeddings.ts'
import { rerankState } from '@/session/rerank.ts'
import { embeddingsSamples } from '@/session/samples.ts'
import { saveFile } from '@/ui/save-file.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { EmbeddingsAnswer } from './embeddings-answer.tsx'
import { TextsForm, useTextsImport } from './texts-form.tsx'
import { chooseView, useView, VIEWS } from './view.ts'

const COUNTED_CHARACTERS = 50_000

export default function EmbeddingsPage() {
  const navigate = useNavigate()
  const importing = useTextsImport()
  const state = useStore(embeddingsState.store)
  const isSandbox = useStore(embeddingsRun.store, (run) => run.status === 'done' && run.madeBy === 'sandbox')
  const rows = sentRows(state)
  const words = rows.map(({ text }) => text).join('\n')
  const toRerank = (asked: EmbeddingsState) => {
    const texts = sentRows(asked).map(({ text }) => text)
    const query = texts[embeddingsState.store.getState().pinned] ?? ''
    const documents = texts.filter((text) => text !== query)
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
      estimate={say('embeddings.estimate', {
        count: sayCount(rows.length),
        tokens: sayCount(estimateTokenCount(words.slice(0, COUNTED_CHARACTERS))),
      })}
      request={(model) => ({
        method: 'POST',
        path: '/embeddings',
        body: { json: embeddingsRequestOf(state, model) },
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
          count: sayCount(given.vectors.length),
          dimensions: given.vectors.find((vector) => vector !== null)?.length ?? 0,
          tokens: given.totalTokens === null ? '–' : sayCount(given.totalTokens),
        })
      }
      views={<Views state={state} />}
      menu={(given, asked) => exports(given, asked)}
      sendTo={(_, asked) => [{ words: say('page.rerank'), act: () => toRerank(asked) }]}
    >
      {(given, asked) => <EmbeddingsAnswer given={given} asked={asked} isSandbox={isSandbox} />}
    </EndpointFrame>
  )
}

function Views({ state }: { state: EmbeddingsState }) {
  const isAlike = state.order === 'similarity'
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
      <label className="flex min-h-8 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={isAlike}
          onChange={() => embeddingsState.store.setState({ order: isAlike ? 'input' : 'similarity' })}
        />
        {say('embeddings.order')}
      </label>
    </>
  )
}

function exports(given: Embeddings, asked: EmbeddingsState) {
  const rows = sentRows(asked)
  const numbers = (index: number) => Array.from(given.vectors[index] ?? [])
  const json = () => JSON.stringify(rows.map(({ text }, index) => ({ text, embedding: numbers(index) })))
  const csv = () => toCsv(rows.map(({ text }, index) => [text, ...numbers(index)]))
  return [
    { words: say('export.json'), act: () => saveFile('embeddings.json', json(), 'application/json') },
    { words: say('export.csv'), act: () => saveFile('embeddings.csv', csv(), 'text/csv') },
  ]
}
