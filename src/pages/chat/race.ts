import { changeOwnParameters, setOwnParameters } from '@/session/chat/chat-state.ts'
import type { Asked } from '@/session/chat/request.ts'
import { compareWith } from '@/session/compare.ts'

/** Who is asked beside the page's own column: the same prompt, with a system prompt of its own. */
export type Racer = { model: string; system: string }

/** Puts the racers into columns beside the page's own one; gives back whom all of them ask. */
export function lineUp(own: Asked, racers: readonly Racer[]): Asked[] {
  const columns = compareWith(
    'chat',
    racers.map(({ model }) => ({ model })),
  )
  columns.forEach(({ id }, index) => {
    setOwnParameters(id, true)
    changeOwnParameters(id, { system: racers[index]?.system ?? '' })
  })
  return [
    own,
    ...racers.map(({ model, system }) => ({ ...own, model, parameters: { ...own.parameters, system } })),
  ]
}
