import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router'
import type { ApiError } from '@/api/errors.ts'
import { dependsOnToken } from '@/api/queries.ts'
import { type Exchange, exchangeStore } from '@/session/exchanges.ts'
import { gatewaySession } from '@/session/gateway-session.ts'
import { queryClient } from '@/session/query-client.ts'
import { tokenStore } from '@/session/tokens.ts'
import { router } from './router.tsx'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError
  }
}

// What one token could see is not shown under another, be it changed here or minted by a new gateway. The
// pages are drawn first: only then do they ask with the new token.
const askAnew = () => setTimeout(() => queryClient.resetQueries({ predicate: dependsOnToken }))
tokenStore.subscribe(askAnew)

// The chip must not stay green beside a request that did not reach the server.
const checkHealth = () =>
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'health' })

gatewaySession.subscribe((session, before) => {
  const isRenewal = before.servers.length > 0 && !session.isUnreachable
  if (isRenewal && JSON.stringify(session) !== JSON.stringify(before)) askAnew()
  if (isRenewal && before.isUnreachable) checkHealth()
})
addEventListener('offline', checkHealth)
addEventListener('online', checkHealth)
// What the console reads by itself is the health itself, or tells of its failure where it is shown.
const isLost = ({ page, failed, status }: Exchange) => page !== null && failed && status === null
exchangeStore.subscribe(({ list }, before) => {
  if (list.filter(isLost).length > before.list.filter(isLost).length) checkHealth()
})

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      {/* A screen's code is here before the router shows it: nothing is gained by drawing it in slices, between which
          the page waits for whatever else comes in. */}
      <RouterProvider router={router} useTransitions={false} />
    </QueryClientProvider>
  )
}
