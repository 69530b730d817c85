import { useSearchParams } from 'react-router'
import { type ActiveConnection, useConnection, useConnections } from '@/session/connection.ts'

/**
 * Whose token is checked. The address says it, so that a failure elsewhere and an entry of the history lead
 * to their own; else, and where there is no such connection any more, it is the one in use.
 */
export function useChecked(): [ActiveConnection | null, (id: string) => void] {
  const [search, setSearch] = useSearchParams()
  const active = useConnection()
  const asked = search.get('connection')
  const found = useConnections().find(({ id }) => id === asked)
  const choose = (id: string) =>
    setSearch(
      (current) => {
        // The one in use is followed when another is chosen at the top.
        if (id === active?.id) current.delete('connection')
        else current.set('connection', id)
        return current
      },
      { replace: true },
    )
  return [found ?? active, choose]
}
