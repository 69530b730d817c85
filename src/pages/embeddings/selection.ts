import { embeddingsState } from '@/session/embeddings.ts'

const NONE: readonly number[] = []

/** The marked rows, by their places among those that were sent. */
export function useSelectedOf(state: { selected?: readonly number[] | undefined }): readonly number[] {
  return state.selected ?? NONE
}

/** Marks rows in every picture; `adds` keeps those that are marked, and takes the mark from them again. */
export function selectRows(places: readonly number[], adds: boolean): void {
  const { selected = [] } = embeddingsState.store.getState()
  const isSame = selected.length === places.length && places.every((place) => selected.includes(place))
  const isAllMarked = places.every((place) => selected.includes(place))
  const next = adds
    ? isAllMarked
      ? selected.filter((place) => !places.includes(place))
      : [...new Set([...selected, ...places])]
    : isSame
      ? []
      : [...places]
  embeddingsState.store.setState({ selected: next })
}
