import { createBrowserRouter, type RouteObject } from 'react-router'
import { loadGatewaySession } from '@/session/gateway-session.ts'
import { Crash, MissingPage } from './crash.tsx'
import { Layout } from './layout.tsx'
import { screens } from './routes.tsx'
import { Skeleton } from './skeleton.tsx'

// The router shows nothing for a screen whose code does not come. Thrown while it is drawn, the error
// reaches the screen's own boundary.
function Failed({ error }: { error: unknown }): never {
  throw error
}

const pages = screens.map(
  ({ path, load }): RouteObject => ({
    ...(path === '' ? { index: true } : { path }),
    ErrorBoundary: Crash,
    lazy: async () => {
      try {
        return { Component: (await load()).default }
      } catch (error) {
        return { element: <Failed error={error} /> }
      }
    },
  }),
)

/** The frame, with a screen in it; nothing is drawn before the gateway has said which servers it has. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Layout,
    ErrorBoundary: Crash,
    HydrateFallback: Skeleton,
    loader: async () => {
      await loadGatewaySession()
      return null
    },
    shouldRevalidate: () => false,
    children: [...pages, { path: '*', Component: MissingPage }],
  },
])
