import { useStore } from 'zustand'
import { MODEL_KINDS, type Model } from '@/api/models.ts'
import { type CheckTarget, checkTargets, MAX_CHECK_TARGETS } from '@/session/check.ts'
import { fits, useModels } from '@/session/use-model.ts'

/**
 * The models that a check would ask: those picked on Models, else all of the server's, at most as many as
 * one check asks. `all` is how many there would be without that limit.
 */
export function useTargets(): { targets: readonly CheckTarget[]; all: number } {
  const picked = useStore(checkTargets, ({ targets }) => targets)
  const models = useModels().data ?? []
  // Those of another server, picked before the connection was changed, are none of this one's.
  const own = picked?.filter(({ model }) => models.some(({ id }) => id === model)) ?? []
  const targets = own.length > 0 ? own : models.map(targetOf)
  return { targets: targets.slice(0, MAX_CHECK_TARGETS), all: targets.length }
}

function targetOf(model: Model): CheckTarget {
  return { model: model.id, kind: MODEL_KINDS.find((kind) => fits(model, kind)) ?? 'chat' }
}
