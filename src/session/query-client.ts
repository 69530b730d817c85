// The cache of what was read from servers, also for those who ask outside React.
import { QueryClient } from '@tanstack/react-query'
import type { Model } from '@/api/models.ts'
import { dependsOnToken } from '@/api/queries.ts'

// 'always': a lost Wi-Fi must neither pause the sandbox of this very computer nor send anything later.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** The models that a server has listed so far, whatever the token; none before it was asked. */
export function listedModels(baseUrl: string): readonly Model[] {
  const lists = queryClient.getQueriesData<Model[]>({ queryKey: [baseUrl], predicate: dependsOnToken })
  return lists.flatMap(([, models]) => models ?? [])
}
