// What the tiles of runs have in common: how they stand, and how they open their page.
import { useStore } from 'zustand'
import type { ApiError } from '@/api/errors.ts'
import type { ModelKind } from '@/api/models.ts'
import { boardStore } from '@/session/board-store.ts'
import type { ActiveConnection } from '@/session/connection.ts'
import type { PageState } from '@/session/page-state.ts'
import type { Run, RunHandle } from '@/session/run.ts'
import type { TileStatus } from './tile.tsx'

type Shown = {
  status: TileStatus
  error?: ApiError
  madeBy?: ActiveConnection['kind']
  exchangeId?: string | null
}

/** How a run of the board stands, as its tile is told. */
export function useTile<Asked, Given>(kind: ModelKind, run: Run<Asked, Given>, isRunning: boolean): Shown {
  const isAbsent = useStore(boardStore, ({ absent }) => absent.includes(kind))
  if (isAbsent) return { status: 'absent' }
  if (run.status === 'idle') return { status: isRunning ? 'running' : 'idle' }
  if (run.status === 'failed') return { status: 'failed', error: run.error }
  const { madeBy, exchangeId } = run
  return { status: run.status === 'cancelled' ? 'idle' : run.status, madeBy, exchangeId }
}

/**
 * Opens a page with the tile's input and answer in place; what was typed there goes to its history. Does
 * nothing while there is no answer to take along.
 */
export function takeAlong<Asked extends object, Given>(
  run: Run<Asked, Given>,
  state: PageState<Asked>,
  page: RunHandle<Asked, Given>,
): void {
  if (run.status !== 'done') return
  void state.load().then(() => {
    state.replace(run.asked)
    page.adopt(run)
  })
}
