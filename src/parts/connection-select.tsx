import '@/words/en/check.ts'
import type { ReactNode } from 'react'
import type { ActiveConnection } from '@/session/connection.ts'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

type ConnectionSelectProps = {
  label: string
  connections: readonly ActiveConnection[]
  chosen: ActiveConnection | null
  onChoose: (id: string) => void
  /** What stands above the connections. */
  children?: ReactNode
}

/** Which connection is meant; one whose token is locked cannot be chosen. */
export function ConnectionSelect({ label, connections, chosen, onChoose, children }: ConnectionSelectProps) {
  return (
    <label className="flex min-w-0 items-center gap-2 text-sm">
      <span className="shrink-0">{label}</span>
      <select
        className={`${inputLook} min-w-0 max-w-56`}
        value={chosen?.id ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        {children}
        {connections.map(({ id, name, isLocked }) => (
          <option key={id} value={id} disabled={isLocked && id !== chosen?.id}>
            {isLocked ? say('check.second-locked', { name }) : name}
          </option>
        ))}
      </select>
    </label>
  )
}
