import '@/words/en/check.ts'
import { useCallback } from 'react'
import { useStore } from 'zustand'
import { useConnection } from '@/session/connection.ts'
import { type ModelCheck, modelChecks } from '@/session/model-checks.ts'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const NONE: Record<string, ModelCheck> = {}

/** Tells what was last found of a model with this connection, in words; empty when it was never asked. */
export function useChecked(): (id: string) => string {
  const id = useConnection()?.id ?? ''
  const checks = useStore(modelChecks, (all) => all[id] ?? NONE)
  return useCallback(
    (model) => {
      const check = Object.hasOwn(checks, model) ? checks[model] : undefined
      return check === undefined ? '' : wordsOf(check)
    },
    [checks],
  )
}

function wordsOf({ found, status, ms, at }: ModelCheck): string {
  const words = say(`check.${found}`, { status: status ?? '' })
  return say('models.checked', { found: words, ms: Math.round(ms), time: sayTime(at) })
}
