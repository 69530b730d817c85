import { storageState } from './storage-state.ts'

/** What is kept on this device, or for this page's life where the browser keeps nothing. Never throws. */
export const deviceStorage = guard(() => localStorage)

/** What is kept for this tab, under the same promise. */
export const tabStorage = guard(() => sessionStorage)

type Guarded = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & {
  /** Whether what is written now would outlive the page. */
  keeps: () => boolean
}

// Storage may be blocked (its very getter throws) or full: what could not be written is held here.
function guard(place: () => Storage): Guarded {
  const held = new Map<string, string>()
  const attempt = <T>(use: (storage: Storage) => T, otherwise: () => T): T => {
    try {
      return use(place())
    } catch {
      storageState.setState({ state: 'unavailable' })
      return otherwise()
    }
  }
  return {
    keeps: () =>
      attempt(
        (storage) => {
          storage.setItem('taas.probe', '')
          storage.removeItem('taas.probe')
          return true
        },
        () => false,
      ),
    getItem: (key) =>
      held.get(key) ??
      attempt(
        (storage) => storage.getItem(key),
        () => null,
      ),
    setItem: (key, value) => {
      held.delete(key)
      attempt(
        (storage) => storage.setItem(key, value),
        () => void held.set(key, value),
      )
    },
    removeItem: (key) => {
      held.delete(key)
      attempt(
        (storage) => storage.removeItem(key),
        () => {},
      )
    },
  }
}
