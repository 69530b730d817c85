import { useStore } from 'zustand'
import { useAction } from '@/session/actions.ts'
import type { PageName } from '@/session/pages.ts'
import { preferences } from '@/session/preferences.ts'
import { useMedia } from '@/ui/use-media.ts'

/** From here on there is room for the panel beside a thread. */
const WIDE = '(min-width: 1320px)'

/** Opens or closes the side panel of a page, and remembers it. */
export function setPanel(page: PageName, isOpen: boolean, tab?: 'parameters' | 'code' | 'wire'): void {
  preferences.setState(({ panels, panelTab }) => ({
    panels: { ...panels, [page]: isOpen },
    panelTab: tab ?? panelTab,
  }))
}

/** Whether the side panel of a page is open: as it was left, else on Chat where there is room for it. */
export function usePanel(page: PageName): boolean {
  const kept = useStore(preferences, ({ panels }) => panels[page])
  const isWide = useMedia(WIDE)
  const isOpen = kept ?? (page === 'chat' && isWide)
  useAction('panel', () => setPanel(page, !isOpen))
  useAction('parameters', () => setPanel(page, true, 'parameters'))
  useAction('code', () => setPanel(page, true, 'code'))
  useAction('wire', () => setPanel(page, true, 'wire'))
  return isOpen
}
