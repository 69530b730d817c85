// Demo mode, for sharing a screen: what is somebody's own (tokens, names, history) is not shown. In this tab alone.
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { tabStorage } from './browser-storage.ts'

const KEY = 'taas.demo'

const demoMode = createStore(() => ({ isOn: tabStorage.getItem(KEY) === 'on' }))

/** What stands in place of what is hidden. */
export const HIDDEN = '••••'

/** Whether this tab hides what is somebody's own. */
export function useDemoMode(): boolean {
  return useStore(demoMode, ({ isOn }) => isOn)
}

/** Hides or shows it; kept over a reload of this tab. */
export function setDemoMode(isOn: boolean): void {
  tabStorage.setItem(KEY, isOn ? 'on' : '')
  demoMode.setState({ isOn })
}
