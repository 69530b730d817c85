import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router'
import type { ApiError } from '@/api/errors.ts'
import { tokenStore } from '@/session/tokens.ts'
import { router } from './router.tsx'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError
  }
}

// 'always': a lost Wi-Fi must neither pause the sandbox of this very computer nor send anything later.
const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

// What one token could see is not shown under another.
tokenStore.subscribe(() => void queryClient.invalidateQueries())

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
