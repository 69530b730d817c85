// The floor of the first load: the libraries that every page needs, and one heading with a button.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'

const Page = () =>
  createElement(
    'main',
    {},
    createElement('h1', {}, 'Floor'),
    createElement('button', { type: 'button' }, 'Run'),
  )
const router = createBrowserRouter([{ path: '*', Component: Page }])
const root = document.querySelector('#root')
if (root !== null) {
  const app = createElement(RouterProvider, { router })
  createRoot(root).render(
    createElement(StrictMode, {}, createElement(QueryClientProvider, { client: new QueryClient() }, app)),
  )
}
