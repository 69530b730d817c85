// One text by several voices, speeds and models, outside React. Owns: which cells there are, how many are asked
// at once. Leaves to others: a cell's run (a column of Speech's own: history, the clips that are here already).
import { createStore } from 'zustand/vanilla'
import type { ActiveConnection } from './connection.ts'
import type { RunHandle } from './run.ts'
import { type SpeechState, type SpokenText, speechRun } from './speech.ts'

/** Cells of one grid, at most, and how many of them are asked for at once. */
export const MOST_CELLS = 24
const AT_ONCE = 2

export type GridPlan = { models: readonly string[]; voices: readonly string[]; speeds: readonly number[] }

/** One voice at one speed by one model; `voice` is empty for the model's own. */
export type GridCell = {
  id: string
  model: string
  voice: string
  speed: number
  /** What the cell asks. */
  asked: SpeechState
  run: RunHandle<SpeechState, SpokenText>
}

type Grid = {
  status: 'idle' | 'running' | 'done' | 'cancelled'
  connection: ActiveConnection | null
  speeds: number
  cells: readonly GridCell[]
}

/** The grid that was asked for last. */
export const voiceGrid = createStore<Grid>(() => ({
  status: 'idle',
  connection: null,
  speeds: 0,
  cells: [],
}))

/** How many cells a plan has. */
export function cellCount({ models, voices, speeds }: GridPlan): number {
  return models.length * voices.length * speeds.length
}

let stop = new AbortController()

/**
 * Speaks the page's text in every cell of a plan, two at a time, row by row. The grid before it is ended and
 * let go; its clips stay in the history. One cell's failure stops no other. Resolves when all have ended.
 */
export async function startGrid(
  connection: ActiveConnection,
  state: SpeechState,
  plan: GridPlan,
): Promise<void> {
  cancelGrid()
  for (const { id } of voiceGrid.getState().cells) speechRun.dropColumn(id)
  const own = new AbortController()
  stop = own
  const cells = cellsOf(state, plan)
  voiceGrid.setState({ status: 'running', connection, speeds: plan.speeds.length, cells })
  const waiting = [...cells]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined && !own.signal.aborted; next = waiting.shift()) {
      await askCell(connection, next)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  // A grid whose place was taken says nothing any more.
  if (stop === own) voiceGrid.setState({ status: own.signal.aborted ? 'cancelled' : 'done' })
}

/** Asks in one cell, again where it was asked before. */
export async function askCell(connection: ActiveConnection, { run, model, asked }: GridCell): Promise<void> {
  await run.start({ connection, model }, asked)
}

/** Ends the cells that are under way and asks no more; what was spoken stays. */
export function cancelGrid(): void {
  stop.abort()
  for (const { run } of voiceGrid.getState().cells) run.cancel()
}

function cellsOf(state: SpeechState, { models, voices, speeds }: GridPlan): GridCell[] {
  return models.flatMap((model) =>
    voices.flatMap((voice) =>
      speeds.map((speed) => {
        const id = crypto.randomUUID()
        // A speed that is not set is sent as little here as by the page: its clip may be here already.
        const asked = { ...state, voice, speed: speed === (state.speed ?? 1) ? state.speed : speed }
        return { id, model, voice, speed, asked, run: speechRun.column(id) }
      }),
    ),
  )
}
