import '@/words/en/check.ts'
import { useState } from 'react'
import { type ActiveConnection, useConnections } from '@/session/connection.ts'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

/** The second connection of a check, as long as it is there, another than the first, and its token not locked. */
export function useAgainst(
  connection: ActiveConnection | null,
): [ActiveConnection | null, (id: string) => void] {
  const [id, choose] = useState('')
  const connections = useConnections()
  const found = connections.find((each) => each.id === id && each.id !== connection?.id && !each.isLocked)
  return [found ?? null, choose]
}

type AgainstChoiceProps = {
  connection: ActiveConnection | null
  against: ActiveConnection | null
  onChoose: (id: string) => void
}

/** Which connection is asked the same beside the one in use; nothing where there is only one. */
export function AgainstChoice({ connection, against, onChoose }: AgainstChoiceProps) {
  const others = useConnections().filter(({ id }) => id !== connection?.id)
  if (others.length === 0) return null
  return (
    <label className="flex items-center gap-2 text-sm">
      {say('check.second')}
      <select
        className={`${inputLook} max-w-56`}
        value={against?.id ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{say('check.second-none')}</option>
        {others.map(({ id, name, isLocked }) => (
          <option key={id} value={id} disabled={isLocked}>
            {isLocked ? say('check.second-locked', { name }) : name}
          </option>
        ))}
      </select>
    </label>
  )
}
