import { useMemo } from 'react'
import { useStore } from 'zustand'
import { chatState } from '@/session/chat/chat-state.ts'
import type { Asked } from '@/session/chat/request.ts'
import { changeColumn, useCompareColumns } from '@/session/compare.ts'
import { type ActiveConnection, bindingOf, useConnection, useConnections } from '@/session/connection.ts'
import { pageClient } from '@/session/runs.ts'
import { type ChosenModel, useModel } from '@/session/use-model.ts'

/** One column of the chat and whom it asks. The page's own column has the id `own`. */
export type ColumnAsked = {
  id: string
  connection: ActiveConnection | null
  model: ChosenModel
  asked: Asked | null
}

export const OWN_COLUMN = 'own'

/** The columns on screen: the page's own, then those of Compare. */
export function useChatColumns(): readonly [ColumnAsked, ...ColumnAsked[]] {
  const ownModel = useModel('chat', 'chat')
  const active = useConnection()
  const connections = useConnections()
  const further = useCompareColumns('chat')
  const parameters = useStore(chatState.store, (state) => state.parameters)
  const ownParameters = useStore(chatState.store, (state) => state.ownParameters)
  const { id: ownId } = ownModel
  // Whom each asks stays the same object as long as it is the same: a stream is not drawn anew for it.
  const askeds = useMemo(() => {
    const own = { id: OWN_COLUMN, model: null, connectionId: null }
    return [own, ...further].map(({ id, model: wanted, connectionId }) => {
      const connection = connections.find((each) => each.id === connectionId) ?? active
      const model = wanted ?? ownId
      const asked =
        connection === null || model === null
          ? null
          : {
              client: pageClient('chat', connection),
              model,
              madeBy: connection.kind,
              binding: bindingOf(connection),
              parameters: ownParameters[id] ?? parameters,
            }
      return { id, connection, model, asked }
    })
  }, [ownId, active, further, connections, parameters, ownParameters])
  const [first, ...rest] = askeds.map((column) => ({ ...column, model: chosenModel(column, ownModel) }))
  if (first === undefined) throw new Error('The page has a column of its own.')
  return [first, ...rest]
}

function chosenModel({ id, model }: { id: string; model: string | null }, own: ChosenModel): ChosenModel {
  if (id === OWN_COLUMN) return own
  const choose = (chosen: string) => changeColumn('chat', id, { model: chosen })
  return { id: model, isGone: model === own.id && own.isGone, choose }
}
