// What the last checks found of each model, kept on this device with its time.
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { without } from '@/lib/without.ts'
import { deviceStorage } from './browser-storage.ts'
import type { CheckResult } from './check.ts'

const modelCheck = z.object({
  found: z.enum(['allowed', 'reached', 'refused', 'failed']),
  status: z.nullable(z.number()),
  ms: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
})
const keptChecks = z.record(z.string(), z.record(z.string(), modelCheck))

/** What a check found of a model, and when. */
export type ModelCheck = z.infer<typeof modelCheck>

type KeptChecks = z.infer<typeof keptChecks>

const KEY = 'taas.model-checks'
/** Of each connection; the oldest give way. */
const KEPT = 500

/** By connection (its id), then by the model's id. */
export const modelChecks = createStore<KeptChecks>(() => read())

/** Keeps what a check found of a model; what was not asked says nothing. */
export function keepModelCheck(connectionId: string, model: string, result: CheckResult): void {
  if (!('ms' in result)) return
  const status = 'error' in result ? (result.error.facts.status ?? null) : null
  const check: ModelCheck = { found: result.found, status, ms: result.ms, at: Date.now() }
  // Starts from what stands in the storage: another tab may have checked others meanwhile.
  const all = read()
  const { [model]: _, ...others } = all[connectionId] ?? {}
  const kept = Object.entries({ ...others, [model]: check }).slice(-KEPT)
  modelChecks.setState({ ...all, [connectionId]: Object.fromEntries(kept) })
  deviceStorage.setItem(KEY, JSON.stringify(modelChecks.getState()))
}

/** Forgets what was found of a connection's models; null is every connection's. */
export function forgetModelChecks(connectionId: string | null): void {
  const rest = connectionId === null ? {} : without(read(), connectionId)
  modelChecks.setState(rest, true)
  deviceStorage.setItem(KEY, JSON.stringify(rest))
}

function read(): KeptChecks {
  try {
    return keptChecks.safeParse(JSON.parse(deviceStorage.getItem(KEY) ?? '{}')).data ?? {}
  } catch {
    return {}
  }
}
