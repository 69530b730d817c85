import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useStore } from 'zustand'
import type { Model, ModelKind } from '@/api/models.ts'
import { modelsQuery } from '@/api/queries.ts'
import { useClient, useConnection } from './connection.ts'
import { firstModel } from './first-model.ts'
import { askedKey, preferences, rememberModel } from './preferences.ts'
import { bindingOf } from './saved-connections.ts'

/** The model of a page. `isGone` when the server's list does not hold it: flagged, never swapped. */
export type ChosenModel = { id: string | null; isGone: boolean; choose: (id: string) => void }

/**
 * The model that a page uses: the one in the address, else the one last chosen on this page, else the
 * one that a page begins with; while the list cannot be had, the one that it asked last of this server.
 */
export function useModel(page: string, kind: ModelKind): ChosenModel {
  const [search, setSearch] = useSearchParams()
  const lastUsed = useStore(preferences, ({ lastModels }) => lastModels[page])
  const connection = useConnection()
  const lastAsked = useStore(preferences, ({ askedModels }) =>
    connection === null ? undefined : askedModels[askedKey(bindingOf(connection), page)],
  )
  const models = useModels()
  const known = models.error === null ? undefined : lastAsked
  const fitting = (models.data ?? []).filter((model) => fits(model, kind))
  const id = search.get('model') ?? lastUsed ?? firstModel(fitting) ?? known ?? null
  return {
    id,
    isGone: id !== null && isMissing(models.data, id),
    choose: (chosen) => {
      rememberModel(page, chosen)
      setSearch(
        (current) => {
          current.set('model', chosen)
          return current
        },
        { replace: true },
      )
    },
  }
}

/** The models of the active connection. */
export function useModels() {
  return useQuery(modelsQuery(useClient(), useConnection()?.id ?? ''))
}

/** Whether a model serves a kind of page; what the user said of it stands first. */
export function fits(model: Model, kind: ModelKind): boolean {
  const chosen = preferences.getState().modelKinds[model.id]
  return chosen === undefined ? model.kinds.includes(kind) : chosen === kind
}

function isMissing(models: Model[] | undefined, id: string): boolean {
  return models !== undefined && models.length > 0 && !models.some((model) => model.id === id)
}
