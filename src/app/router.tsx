import { createBrowserRouter, type RouteObject } from 'react-router'
import { loadGatewaySession } from '@/session/gateway-session.ts'
import { Crash, MissingPage } from './crash.tsx'
import { Layout } from './layout.tsx'
import { screens } from './routes.tsx'
import { Skeleton } from './skeleton.tsx'

const pages = screens.map(
  ({ path, load }): RouteObject => ({
    ...(path === '' ? { index: true } : { path }),
    ErrorBoundary: Crash,
    lazy: async () => ({ Component: (await load()).default }),
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
