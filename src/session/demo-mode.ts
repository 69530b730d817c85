// Demo mode, for sharing a screen: what is somebody's own (tokens, names, history) is not shown. Present mode is
// that, and larger. In every tab: one that is opened on the shared screen must not show what this one hides.
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { deviceStorage } from './browser-storage.ts'

const DEMO = 'taas.demo'
const PRESENT = 'taas.present'

const demoMode = createStore(read)

function read() {
  return {
    isOn: deviceStorage.getItem(DEMO) === 'on',
    isPresenting: deviceStorage.getItem(PRESENT) === 'on',
  }
}

addEventListener('storage', ({ key }) => {
  if (key === DEMO || key === PRESENT || key === null) demoMode.setState(read())
})

/** Whether the console hides what is somebody's own. */
export function useDemoMode(): boolean {
  return useStore(demoMode, ({ isOn }) => isOn)
}

/** Whether it is larger, too, and the rail is out of the way. */
export function usePresenting(): boolean {
  return useStore(demoMode, ({ isPresenting }) => isPresenting)
}

/** Hides or shows it; in every tab, kept until it is shown again. Who shows it presents no more. */
export function setDemoMode(isOn: boolean): void {
  put({ isOn, isPresenting: isOn && demoMode.getState().isPresenting })
}

/** Begins or ends presenting: with it everything is hidden that demo mode hides, and shown again. */
export function setPresenting(isPresenting: boolean): void {
  put({ isOn: isPresenting, isPresenting })
}

function put(state: ReturnType<typeof demoMode.getState>): void {
  deviceStorage.setItem(DEMO, state.isOn ? 'on' : '')
  deviceStorage.setItem(PRESENT, state.isPresenting ? 'on' : '')
  demoMode.setState(state)
}

// Larger by the root's font size: every length of the look is a share of it (styles.css).
function applySize({ isPresenting }: ReturnType<typeof demoMode.getState>): void {
  globalThis.document?.documentElement.toggleAttribute('data-presenting', isPresenting)
}

demoMode.subscribe(applySize)
applySize(demoMode.getState())
