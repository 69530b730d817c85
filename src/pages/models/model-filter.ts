// Which models a search finds. Pure; thousands of models are searched at every key.
import type { Model, ModelKind } from '@/api/models.ts'

/** A model with the text that a search looks in, made once. */
export type Findable = { model: Model; text: string }

/** The models as they are searched; what the user said of a kind stands above the server's word and the name's. */
export function toFindable(models: readonly Model[], chosen: Record<string, ModelKind>): Findable[] {
  return models.map((listed) => {
    const kind = Object.hasOwn(chosen, listed.id) ? chosen[listed.id] : undefined
    const model: Model = kind === undefined ? listed : { ...listed, kinds: [kind], kindSource: 'chosen' }
    return { model, text: `${model.id} ${model.owner ?? ''} ${model.description ?? ''}`.toLowerCase() }
  })
}

/** The models of a kind that hold every word of a search in id, owner or description, in their order. */
export function found(all: readonly Findable[], search: string, kind: ModelKind | 'all'): Model[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return all
    .filter(({ model, text }) => {
      return (kind === 'all' || model.kinds.includes(kind)) && words.every((word) => text.includes(word))
    })
    .map(({ model }) => model)
}
