import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ModelKind } from '@/api/models.ts'
import { type ActiveConnection, ConnectionScope, useConnections } from '@/session/connection.ts'
import type { ChosenModel } from '@/session/use-model.ts'
import { IconButton } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'
import { ModelPicker } from './model-picker.tsx'

/** Draws the fields of a column's own parameters; `number` is the column's, from 1. */
export type ColumnFields = (
  parameters: Readonly<Record<string, unknown>>,
  number: number,
  change: (parameters: Record<string, unknown>) => void,
) => ReactNode

type CompareHeadProps = {
  /** Its number among the columns, from 1. */
  number: number
  kind: ModelKind
  model: ChosenModel
  connection: ActiveConnection | null
  /** Chooses another connection; null in the page's own column, which follows the chip. */
  onConnection: ((id: string) => void) | null
  /** The fields of its own parameters. */
  own: ReactNode
  onClose: () => void
  /** Goes on with this column alone. */
  onKeep: () => void
}

/** The head of a column of Compare: which model, on which connection; keep it alone, or close it. */
export function CompareHead(props: CompareHeadProps) {
  const { number, kind, model, connection, onConnection, own, onClose, onKeep } = props
  const connections = useConnections()
  return (
    <ConnectionScope value={connection}>
      <fieldset className="flex min-w-0 items-start gap-1 border-line border-b px-3 py-1.5">
        <legend className="sr-only">{say('compare.column', { number })}</legend>
        <div className="min-w-0 flex-1">
          {/* Its models are the server's to tell, which is not asked before the token is open. */}
          {connection?.isLocked !== true && <ModelPicker model={model} kind={kind} />}
        </div>
        {onConnection !== null && connections.length > 1 && (
          <select
            aria-label={say('compare.connection', { number })}
            className={`${inputLook} max-w-32 text-sm`}
            value={connection?.id ?? ''}
            onChange={(event) => onConnection(event.target.value)}
          >
            {connections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        {own}
        <IconButton label={say('compare.keep', { number })} onClick={onKeep}>
          <Check aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={say('compare.close', { number })} onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </fieldset>
    </ConnectionScope>
  )
}
