const KEY = 'taas.tab'

/**
 * The name of this tab, kept over a reload. A duplicated tab copies its original's storage and gets
 * a name of its own: the lock on a name is held by one tab at a time.
 */
export const tabName: Promise<string> = nameTab()

async function nameTab(): Promise<string> {
  const kept = read()
  const name = kept !== null && (await claim(kept)) ? kept : await claimNew()
  try {
    sessionStorage.setItem(KEY, name)
  } catch {
    // Blocked: the name lasts as long as the page.
  }
  return name
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

async function claimNew(): Promise<string> {
  const name = crypto.randomUUID()
  await claim(name)
  return name
}

function claim(name: string): Promise<boolean> {
  if (navigator.locks === undefined) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request(`${KEY} ${name}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      // Held until the page goes.
      return lock === null ? undefined : new Promise(() => {})
    })
  })
}
