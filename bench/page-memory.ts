// How much memory a page takes, as the system counts it: decoded sound is in no figure of JavaScript's heap.
import { readFile } from 'node:fs/promises'
import type { Browser } from '@playwright/test'

const EVERY_MS = 50
const KB = 1024

/** The most that the pages of a browser take while something is done, beyond what they took before: MB. Null off Linux. */
export async function memoryGrowth(browser: Browser, work: () => Promise<void>): Promise<number | null> {
  const pids = await processes(browser)
  const before = await residentMb(pids)
  if (before === null) return null
  let most = before
  const timer = setInterval(async () => {
    most = Math.max(most, (await residentMb(pids)) ?? 0)
  }, EVERY_MS)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return Math.max(most, (await residentMb(pids)) ?? 0) - before
}

// What is copied of a file lies with the browser, what is decoded with the page.
async function processes(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer' || type === 'browser').map(({ id }) => id)
}

// Without what is shared with others, the browser's own code for most of it.
async function residentMb(pids: readonly number[]): Promise<number | null> {
  try {
    const all = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/status`, 'utf8')))
    const kb = all.map((status) => Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0))
    return kb.reduce((sum, each) => sum + each, 0) / KB
  } catch {
    return null
  }
}
