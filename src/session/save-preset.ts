import { addHistory, nameHistory } from './history.ts'
import type { PageName } from './pages.ts'

/** Keeps a state of a page under a name: found in Load, under Saved, like any saved entry. False when it could not be. */
export async function savePreset(page: PageName, name: string, state: unknown): Promise<boolean> {
  const id = crypto.randomUUID()
  const entry = { page, model: null, words: name, outcome: 'unsent', status: null, totalMs: 0 } as const
  await addHistory({ ...entry, state }, id)
  return nameHistory(id, name)
}
