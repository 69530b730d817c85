/** How many requests may be open per origin, over all tabs; browsers allow six and a page needs two. */
const SLOTS = 4

/** Gives a slot back. */
export type Release = () => void

/**
 * Waits for one of the origin's slots, shared by all tabs through the browser's lock manager.
 *
 * `onWait` is called when none is free. Where there is no lock manager (an insecure context) or it
 * refuses (blocked site data) the slot is granted at once. Rejects with the signal's reason when it aborts.
 */
export async function takeSlot(origin: string, signal: AbortSignal, onWait: () => void): Promise<Release> {
  const locks = globalThis.navigator?.locks
  if (locks === undefined) return () => {}
  const names = Array.from({ length: SLOTS }, (_, index) => `taas-slot ${index} ${origin}`)
  for (const name of names) {
    const release = await takeIfFree(locks, name)
    if (release !== null) return release
  }
  onWait()
  return firstFree(locks, names, signal)
}

function takeIfFree(locks: LockManager, name: string): Promise<Release | null> {
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(null)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(() => resolve(() => {}))
  })
}

function firstFree(locks: LockManager, names: string[], signal: AbortSignal): Promise<Release> {
  const others = new AbortController()
  const waiting = AbortSignal.any([signal, others.signal])
  return new Promise((resolve, reject) => {
    let taken = false
    for (const name of names) {
      locks
        .request(name, { signal: waiting }, () => {
          if (taken) return undefined
          taken = true
          others.abort()
          return new Promise<void>((release) => resolve(release))
        })
        .catch((error) => {
          if (!taken) reject(error)
        })
    }
  })
}
