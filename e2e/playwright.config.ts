import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { launchOptions } from './browser.ts'

const report = process.env.E2E_REPORT

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  // One more than the cores of the least machine: a test mostly waits, for a stream or a picture.
  workers: 3,
  // A shared machine may stall for seconds; what fails twice is broken.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  grepInvert: process.argv.some((word) => word.includes('@slow')) ? [] : /@slow/,
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  outputDir: '../test-results',
  // The service worker has tests of its own (pwa.spec.ts); to the others it would be one more hand in every request.
  use: {
    browserName: 'chromium',
    launchOptions,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  },
  forbidOnly: existsSync('/.dockerenv') || process.env.CI !== undefined,
})
