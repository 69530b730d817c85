import './zod-config.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import './app/styles.css'
import './app/markdown.css'

// A link that fills a page is read before the page is drawn.
if (location.hash.startsWith('#share=')) await (await import('./session/share.ts')).openLink()
// Pasted into a tab that is open already, it reloads nothing.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#share='))
    void import('./session/share.ts').then(({ openLink }) => openLink())
})

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
