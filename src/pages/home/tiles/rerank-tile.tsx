import { lazy } from 'react'
import { useStore } from 'zustand'
import { boardRuns } from '@/session/board.ts'
import { rerankRun, rerankState, sentDocuments } from '@/session/rerank.ts'
import { say } from '@/words/say.ts'
import { takeAlong, useTile } from './run-tile.ts'
import { Tile } from './tile.tsx'

const Slope = lazy(() => import('./slope.tsx').then(({ Slope }) => ({ default: Slope })))

/** Rerank: from the input's order to the ranking's. */
export function RerankTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.rerank.store)
  const tile = useTile('rerank', run, isRunning)
  const best = run.status === 'done' ? (run.answer.ranked[0]?.index ?? 0) : 0
  const count = run.status === 'done' ? run.answer.ranked.length : 0
  return (
    <Tile
      title={say('page.rerank')}
      to="/rerank"
      purpose={say('page.rerank.purpose')}
      {...tile}
      onOpen={() => takeAlong(run, rerankState, rerankRun)}
      figure={say('home.rerank-figure', { count, from: best + 1 })}
    >
      {run.status === 'done' && <Slope given={run.answer} documents={sentDocuments(run.asked)} />}
    </Tile>
  )
}
