import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { loadGatewaySession } from '@/session/gateway-session.ts'
import { languageReady } from '@/session/preferences.ts'
import { useLanguage } from '@/words/language.ts'
import { Crash, MissingPage } from './crash.tsx'
import { Layout } from './layout.tsx'
import { screens } from './routes.tsx'
import { Skeleton } from './skeleton.tsx'

// The router shows nothing for a screen whose code does not come. Thrown while it is drawn, the error
// reaches the screen's own boundary.
function Failed({ error }: { error: unknown }): never {
  throw error
}

// What is said is read while it is drawn. The router draws a screen only once: it is drawn anew here, and not
// made anew, so that nothing that was typed, opened or recorded is lost.
function inLanguage(Page: ComponentType): ComponentType {
  return function Spoken() {
    useLanguage()
    return <Page />
  }
}

const pages = screens.map(
  ({ path, load }): RouteObject => ({
    ...(path === '' ? { index: true } : { path }),
    ErrorBoundary: Crash,
    lazy: async () => {
      try {
        return { Component: inLanguage((await load()).default) }
      } catch (error) {
        return { element: <Failed error={error} /> }
      }
    },
  }),
)

/**
 * The frame, with a screen in it; nothing is drawn before the gateway has said which servers it has and the
 * words of the language are here.
 */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Layout,
    ErrorBoundary: Crash,
    HydrateFallback: Skeleton,
    loader: async () => {
      await Promise.all([loadGatewaySession(), languageReady])
      return null
    },
    shouldRevalidate: () => false,
    children: [...pages, { path: '*', Component: MissingPage }],
  },
])
