import { lazy } from 'react'
import { useStore } from 'zustand'
import { boardRuns } from '@/session/board.ts'
import { embeddingsRun, embeddingsState, sentRows } from '@/session/embeddings.ts'
import { say } from '@/words/say.ts'
import { takeAlong, useTile } from './run-tile.ts'
import { Tile } from './tile.tsx'

const Matrix = lazy(() => import('./matrix.tsx').then(({ Matrix }) => ({ default: Matrix })))

/** Embeddings: the matrix of the support inbox, alike texts together. */
export function EmbeddingsTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.embeddings.store)
  const tile = useTile('embeddings', run, isRunning)
  const pairs = run.status === 'done' ? (run.answer.vectors.length * (run.answer.vectors.length - 1)) / 2 : 0
  return (
    <Tile
      title={say('page.embeddings')}
      to="/embeddings"
      purpose={say('page.embeddings.purpose')}
      {...tile}
      onOpen={() => takeAlong(run, embeddingsState, embeddingsRun)}
      figure={say('home.embeddings-figure', { count: pairs })}
    >
      {run.status === 'done' && (
        <Matrix given={run.answer} label={say('home.matrix', { count: sentRows(run.asked).length })} />
      )}
    </Tile>
  )
}
