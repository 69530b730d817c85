import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from '@playwright/test'
import { findBrowser } from '../scripts/browser.mjs'

const { path, problem } = findBrowser(fileURLToPath(new URL('..', import.meta.url)))
if (problem !== undefined) throw new Error(problem)

// Chromium's own sandbox refuses to start for root.
const isRoot = process.getuid?.() === 0

/** How every browser of the tests, the pictures and the benches is started. */
export const launchOptions: LaunchOptions = {
  executablePath: path,
  args: [
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(isRoot ? ['--no-sandbox'] : []),
  ],
}
