import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { useAction } from '@/session/actions.ts'
import type { PageName } from '@/session/pages.ts'
import { preferences } from '@/session/preferences.ts'
import { useMedia, useNarrow } from '@/ui/use-media.ts'

/** From here on there is room for the panel beside a thread. */
const WIDE = '(min-width: 1320px)'

// Those opened since the page was loaded: a sheet covers its page, and a reload must not begin with a page that is covered.
const sheets = createStore<Partial<Record<PageName, boolean>>>(() => ({}))

/** Opens or closes the side panel of a page, and remembers it for where it stands beside the page. */
export function setPanel(page: PageName, isOpen: boolean, tab?: 'parameters' | 'code' | 'wire'): void {
  sheets.setState({ [page]: isOpen })
  preferences.setState(({ panels, panelTab }) => ({
    panels: { ...panels, [page]: isOpen },
    panelTab: tab ?? panelTab,
  }))
}

/**
 * Whether the side panel of a page is open: as it was left, else on Chat where there is room for it. On a narrow
 * screen only once it was asked for.
 */
export function usePanel(page: PageName): boolean {
  const kept = useStore(preferences, ({ panels }) => panels[page])
  const isWide = useMedia(WIDE)
  const isSheetOpen = useStore(sheets, (opened) => opened[page] === true)
  const isOpen = useNarrow() ? isSheetOpen : (kept ?? (page === 'chat' && isWide))
  useAction('panel', () => setPanel(page, !isOpen))
  useAction('parameters', () => setPanel(page, true, 'parameters'))
  useAction('code', () => setPanel(page, true, 'code'))
  useAction('wire', () => setPanel(page, true, 'wire'))
  return isOpen
}
