import '@/words/en/check.ts'
import { useState } from 'react'
import { type ActiveConnection, useConnections } from '@/session/connection.ts'
import { say } from '@/words/say.ts'
import { ConnectionSelect } from './connection-select.tsx'

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

/** Which connection is asked the same beside the first; nothing where there is only one. */
export function AgainstChoice({ connection, against, onChoose }: AgainstChoiceProps) {
  const others = useConnections().filter(({ id }) => id !== connection?.id)
  if (others.length === 0) return null
  return (
    <ConnectionSelect label={say('check.second')} connections={others} chosen={against} onChoose={onChoose}>
      <option value="">{say('check.second-none')}</option>
    </ConnectionSelect>
  )
}
