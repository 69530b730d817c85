import { tabStorage } from './browser-storage.ts'

const KEY = 'taas.tab'

/**
 * The name of this tab, kept over a reload. A duplicated tab copies its original's storage and gets
 * a name of its own: the lock on a name is held by one tab at a time.
 */
export const tabName: Promise<string> = nameTab()

/** Under which lock a tab has its name, as long as its page stands. */
export function lockOf(name: string): string {
  return `${KEY} ${name}`
}

async function nameTab(): Promise<string> {
  const kept = tabStorage.getItem(KEY)
  const name = kept !== null && (await claim(kept)) ? kept : await claimNew()
  tabStorage.setItem(KEY, name)
  return name
}

async function claimNew(): Promise<string> {
  const name = crypto.randomUUID()
  await claim(name)
  return name
}

function claim(name: string): Promise<boolean> {
  if (navigator.locks === undefined) return Promise.resolve(true)
  return new Promise((resolve) => {
    const held = navigator.locks.request(lockOf(name), { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      // Held until the page goes.
      return lock === null ? undefined : new Promise(() => {})
    })
    // Refused where site data is blocked; no other tab shares a storage then.
    held.catch(() => resolve(true))
  })
}
