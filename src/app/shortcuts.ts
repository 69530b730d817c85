import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { ACTIONS, act } from '@/session/actions.ts'
import { preferences } from '@/session/preferences.ts'
import { screens } from './routes.tsx'

const LEADER = 'g'
const LEADER_MS = 1_500

/**
 * The keys of the whole console. Ctrl or ⌘ with Enter runs, with K opens the palette, Esc stops when no layer is open; single
 * letters act only outside text fields and can be switched off; `g` and a letter go to a screen.
 */
export function useShortcuts(): void {
  const navigate = useNavigate()
  useEffect(() => {
    let leaderAtMs = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const isModified = event.ctrlKey || event.metaKey
      if (isModified) {
        const modified = ACTIONS.find(({ key }) => key?.toLowerCase() === `mod+${event.key.toLowerCase()}`)
        if (modified !== undefined && act(modified.name)) event.preventDefault()
        return
      }
      // An open layer has the keys to itself: the browser closes it on Esc, and only then does Esc stop a run.
      if (document.querySelector(':popover-open, dialog[open]') !== null) return
      if (event.key === 'Escape') {
        act('stop')
        return
      }
      if (event.altKey || isTyping(event.target) || !preferences.getState().singleKeys) return
      if (performance.now() - leaderAtMs < LEADER_MS) {
        leaderAtMs = Number.NEGATIVE_INFINITY
        const screen = screens.find(({ key }) => key === event.key)
        if (screen !== undefined) void navigate(`/${screen.path}`)
        return
      }
      if (event.key === LEADER) {
        leaderAtMs = performance.now()
        return
      }
      const action = ACTIONS.find(({ key }) => key === event.key)
      if (action !== undefined && act(action.name)) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [navigate])
}

const TYPING = 'input, textarea, select, [contenteditable], [role="grid"], [role="combobox"]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null
}
