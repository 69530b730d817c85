// The runs of a page's columns: the page's own run and one for each further column of Compare, started
// together, and each by itself.
import { useMemo, useSyncExternalStore } from 'react'
import { compareWith, removeColumn } from './compare.ts'
import type { PageName } from './pages.ts'
import type { Run, RunHandle } from './run.ts'
import { activateConnection } from './saved-connections.ts'
import { type Column, type ColumnPlace, OWN_COLUMN } from './use-columns.ts'

/** The run of a column. */
export function columnRun<Asked, Given>(run: RunHandle<Asked, Given>, id: string): RunHandle<Asked, Given> {
  return id === OWN_COLUMN ? run : run.column(id)
}

/**
 * Asks in one column, as `start` of its run; nothing where it has no model yet or its server's token is locked.
 * Resolves when its run has ended.
 */
export async function startColumn<Asked, Given>(
  run: RunHandle<Asked, Given>,
  { id, connection, modelId, parameters }: ColumnPlace,
  asked: Asked,
  isAgain = false,
): Promise<void> {
  if (connection === null || connection.isLocked || modelId === null) return
  await columnRun(run, id).start({ connection, model: modelId, parameters }, asked, isAgain)
}

/** Asks the same in every column. Resolves when all have ended. */
export async function startColumns<Asked, Given>(
  run: RunHandle<Asked, Given>,
  columns: readonly ColumnPlace[],
  asked: Asked,
  isAgain = false,
): Promise<void> {
  await Promise.all(columns.map((column) => startColumn(run, column, asked, isAgain)))
}

/** Closes a column. The page's own cannot go: the next one takes its place with its model and its answer. */
export function closeColumn<Asked, Given>(
  page: PageName,
  run: RunHandle<Asked, Given>,
  columns: readonly Column[],
  id: string,
): void {
  const [own, next] = columns
  if (id !== OWN_COLUMN) {
    run.dropColumn(id)
    removeColumn(page, id)
    return
  }
  if (next === undefined) return
  if (next.modelId !== null) own?.model.choose(next.modelId)
  if (next.connection !== null) activateConnection(next.connection.id)
  run.takeColumn(next.id)
  removeColumn(page, next.id)
}

/** Goes on with one column alone, with its model and its answer. */
export function keepColumn<Asked, Given>(
  page: PageName,
  run: RunHandle<Asked, Given>,
  columns: readonly Column[],
  id: string,
): void {
  const kept = columns.find((each) => each.id === id)
  if (id !== OWN_COLUMN) {
    if (kept !== undefined && kept.modelId !== null) columns[0]?.model.choose(kept.modelId)
    if (kept?.connection) activateConnection(kept.connection.id)
    run.takeColumn(id)
  }
  for (const column of columns) if (column.id !== OWN_COLUMN) run.dropColumn(column.id)
  compareWith(page, [])
}

/** How the run of each column stands, in the columns' order. */
export function useColumnRuns<Asked, Given>(
  run: RunHandle<Asked, Given>,
  ids: readonly string[],
): readonly Run<Asked, Given>[] {
  const key = ids.join(' ')
  const { subscribe, read } = useMemo(
    () => joined(key.split(' ').map((id) => columnRun(run, id))),
    [run, key],
  )
  return useSyncExternalStore(subscribe, read)
}

// Several stores as one, whose value is another array only when one of theirs is another.
function joined<Asked, Given>(runs: readonly RunHandle<Asked, Given>[]) {
  let last: readonly Run<Asked, Given>[] = []
  return {
    subscribe(tell: () => void) {
      const ends = runs.map(({ store }) => store.subscribe(tell))
      return () => {
        for (const end of ends) end()
      }
    },
    read() {
      const now = runs.map(({ store }) => store.getState())
      if (now.length !== last.length || now.some((each, index) => each !== last[index])) last = now
      return last
    },
  }
}
