import './zod-config.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startVersions } from './app/start-versions.ts'
import './app/styles.css'
import './app/markdown.css'

const SHARED = '#share='

// A link that fills a page is read before the page is drawn.
async function start(): Promise<void> {
  await openShared()
  // Pasted into a tab that is open already, it reloads nothing.
  addEventListener('hashchange', () => void openShared())
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

async function openShared(): Promise<void> {
  if (!location.hash.startsWith(SHARED)) return
  const { openLink } = await import('./session/share.ts')
  await openLink()
}

void start()
startVersions()
