import { useMemo } from 'react'
import type { ModelKind } from '@/api/models.ts'
import { changeColumn, useCompareColumns } from './compare.ts'
import { type ActiveConnection, useConnection, useConnections } from './connection.ts'
import type { PageName } from './pages.ts'
import { type ChosenModel, useModel } from './use-model.ts'

/** The id of the page's own column: the first one, which follows the page's model and connection. */
export const OWN_COLUMN = 'own'

const NONE = {}

/** Whom a column asks. */
export type ColumnPlace = {
  id: string
  connection: ActiveConnection | null
  modelId: string | null
  /** Its own parameters, in place of the page's. */
  parameters: Readonly<Record<string, unknown>>
}

/** A column on screen: whom it asks, and its model as it is picked. */
export type Column = ColumnPlace & { model: ChosenModel }

/** There is always a first column. */
export type Columns<Each> = readonly [Each, ...Each[]]

/** The columns of a page: its own, then those of Compare. */
export function useColumns(page: PageName, kind: ModelKind): Columns<Column> {
  const own = useModel(page, kind)
  const [first, ...further] = useColumnPlaces(page, own)
  return [
    { ...first, model: own },
    ...further.map((place) => ({ ...place, model: chosenModel(page, place, own) })),
  ]
}

/** Whom each column asks; the same objects as long as that is the same. */
export function useColumnPlaces(page: PageName, own: ChosenModel): Columns<ColumnPlace> {
  const active = useConnection()
  const connections = useConnections()
  const further = useCompareColumns(page)
  const { id: ownId } = own
  return useMemo(
    () => [
      { id: OWN_COLUMN, connection: active, modelId: ownId, parameters: NONE },
      ...further.map(({ id, model, connectionId, parameters }) => ({
        id,
        // A connection that is gone is nobody: nothing goes to another server in its name.
        connection:
          connectionId === null ? active : (connections.find((each) => each.id === connectionId) ?? null),
        modelId: model ?? ownId,
        parameters,
      })),
    ],
    [ownId, active, further, connections],
  )
}

/** The model of a further column, as it is picked there. */
export function chosenModel(
  page: PageName,
  { id, modelId }: Pick<ColumnPlace, 'id' | 'modelId'>,
  own: ChosenModel,
): ChosenModel {
  return {
    id: modelId,
    isGone: modelId === own.id && own.isGone,
    choose: (chosen) => changeColumn(page, id, { model: chosen }),
  }
}
