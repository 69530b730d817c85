import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/mini'
import { App } from './app/app.tsx'
import './app/styles.css'
import './app/markdown.css'

// Compiled validators need eval, which the content security policy refuses.
config({ jitless: true })

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
