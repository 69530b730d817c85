import { defineConfig } from '@playwright/test'
import { launchOptions } from './browser.ts'

export default defineConfig({
  testDir: '.',
  testMatch: 'shots.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: 'list',
  outputDir: '../test-results/shots',
  use: {
    browserName: 'chromium',
    launchOptions,
    actionTimeout: 10_000,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  },
})
