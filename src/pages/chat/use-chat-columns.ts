import { useMemo } from 'react'
import { useStore } from 'zustand'
import { chatState } from '@/session/chat/chat-state.ts'
import type { Asked } from '@/session/chat/request.ts'
import { pageClient } from '@/session/page-client.ts'
import { bindingOf } from '@/session/saved-connections.ts'
import { type Column, type ColumnPlace, chosenModel, useColumnPlaces } from '@/session/use-columns.ts'
import { useModel } from '@/session/use-model.ts'

/** One column of the chat and whom it asks; null while a model is missing or its server's token is locked. */
export type ColumnAsked = Column & { asked: Asked | null }

/** The columns on screen: the page's own, then those of Compare. */
export function useChatColumns(): readonly [ColumnAsked, ...ColumnAsked[]] {
  const ownModel = useModel('chat', 'chat')
  const places = useColumnPlaces('chat', ownModel)
  const parameters = useStore(chatState.store, (state) => state.parameters)
  const ownParameters = useStore(chatState.store, (state) => state.ownParameters)
  // Whom each asks stays the same object as long as it is the same: a stream is not drawn anew for it.
  const askeds = useMemo(
    () =>
      places.map((place): Asked | null => {
        const { id, connection, modelId } = place
        if (connection === null || connection.isLocked || modelId === null) return null
        return {
          connect: (listen) => pageClient('chat', connection, listen),
          model: modelId,
          madeBy: connection.kind,
          binding: bindingOf(connection),
          parameters: ownParameters[id] ?? parameters,
        }
      }),
    [places, parameters, ownParameters],
  )
  const [own, ...further] = places
  const withAsked = (place: ColumnPlace, index: number) => ({ ...place, asked: askeds[index] ?? null })
  return [
    { ...withAsked(own, 0), model: ownModel },
    ...further.map((place, index) => ({
      ...withAsked(place, index + 1),
      model: chosenModel('chat', place, ownModel),
    })),
  ]
}
