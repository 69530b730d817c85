import { useStore } from 'zustand'
import { type EmbeddingsState, embeddingsState } from '@/session/embeddings.ts'
import { useMedia } from '@/ui/use-media.ts'

/** The pictures of the answer, in the order of their switch. */
export const VIEWS = [
  'matrix',
  'map',
  'nearest',
  'table',
] as const satisfies readonly EmbeddingsState['view'][]

/** The view that is shown: the one that was chosen, and on a phone, until one was, the nearest texts. */
export function useView(): EmbeddingsState['view'] {
  const { view, isViewChosen = false } = useStore(embeddingsState.store)
  const isPhone = useMedia('(max-width: 699px)')
  return isPhone && !isViewChosen ? 'nearest' : view
}

/** Chooses a view; it stays, on a phone too. */
export function chooseView(view: EmbeddingsState['view']): void {
  embeddingsState.store.setState({ view, isViewChosen: true })
}
