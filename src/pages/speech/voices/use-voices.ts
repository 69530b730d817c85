import { useQuery } from '@tanstack/react-query'
import { listVoices, type Voice } from '@/api/speech.ts'
import { useClient, useConnection } from '@/session/connection.ts'

/** The server's voices. An extra that most do not have: whatever goes wrong, there is then simply no list. */
export function useVoices(): readonly Voice[] | undefined {
  const client = useClient()
  const connection = useConnection()
  const { data } = useQuery({
    queryKey: [client.baseUrl, connection?.id, 'voices'],
    queryFn: ({ signal }) => listVoices(client, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return data
}
