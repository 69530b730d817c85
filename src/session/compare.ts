// The columns of Compare, on every page the same: whom each further column asks. The first column is the
// page's own model and connection. Kept for this tab.
import * as z from 'zod/mini'
import { useStore } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { tabStorage } from './browser-storage.ts'
import type { PageName } from './pages.ts'

/** A further column. Null is what the page itself has: its model, its connection. */
const column = z.object({
  id: z.string(),
  model: z.nullable(z.string()),
  connectionId: z.nullable(z.string()),
  /** What it is asked with in place of the page's own parameters; the page says what it takes from here. */
  parameters: z.catch(z.record(z.string(), z.unknown()), {}),
})
const compareState = z.object({ columns: z.catch(z.record(z.string(), z.array(column)), {}) })

export type CompareColumn = z.infer<typeof column>

/** How a column begins. */
export type ColumnStart = { model: string; parameters?: Record<string, unknown> }

/** Columns on a page, its own one included. */
export const MOST_COLUMNS = 4

const NONE: readonly CompareColumn[] = []

const compareStore = createStore<z.infer<typeof compareState>>()(
  persist(() => compareState.parse({}), {
    name: 'taas.compare',
    storage: createJSONStorage(() => tabStorage),
    merge: (kept, current) => ({ ...current, ...compareState.safeParse(kept ?? {}).data }),
  }),
)

/** The further columns of a page; empty while nothing is compared. */
export function useCompareColumns(page: PageName): readonly CompareColumn[] {
  return useStore(compareStore, ({ columns }) => columns[page] ?? NONE)
}

function columnsOf(page: PageName): readonly CompareColumn[] {
  return compareStore.getState().columns[page] ?? NONE
}

/** Adds a column, up to four in all, with a model of its own; null follows the page's. */
export function addColumn(page: PageName, model: string | null): void {
  const present = columnsOf(page)
  if (present.length + 1 < MOST_COLUMNS) setColumns(page, [...present, newColumn(model)])
}

/** Changes whom a column asks. */
export function changeColumn(page: PageName, id: string, change: Partial<Omit<CompareColumn, 'id'>>): void {
  setColumns(
    page,
    columnsOf(page).map((each) => (each.id === id ? { ...each, ...change } : each)),
  )
}

/** Takes a column away. */
export function removeColumn(page: PageName, id: string): void {
  setColumns(
    page,
    columnsOf(page).filter((each) => each.id !== id),
  )
}

/** Puts these columns beside the page's own one in place of what was compared; gives back the new columns. */
export function compareWith(page: PageName, starts: readonly ColumnStart[]): readonly CompareColumn[] {
  const next = starts.slice(0, MOST_COLUMNS - 1).map(({ model, parameters }) => newColumn(model, parameters))
  setColumns(page, next)
  return next
}

function newColumn(model: string | null, parameters: Record<string, unknown> = {}): CompareColumn {
  return { id: crypto.randomUUID(), model, connectionId: null, parameters }
}

function setColumns(page: PageName, next: readonly CompareColumn[]): void {
  compareStore.setState(({ columns }) => ({ columns: { ...columns, [page]: [...next] } }))
}
