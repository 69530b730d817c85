// Finds a Chromium for the tests: Playwright's own, the system's, Debian's package (as root),
// Playwright's download. Plain Node without dependencies of the project but Playwright itself.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// The headless shell has no window to draw, which takes a third off the tests.
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function playwrightBrowser(root) {
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

function systemBrowser() {
  return SYSTEM_BROWSERS.find((path) => existsSync(path))
}

function installDebianPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  process.stdout.write('Installing Chromium from Debian …\n')
  spawnSync(
    'sh',
    [
      '-c',
      'apt-get update -qq && (apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium)',
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}

function downloadPlaywrightBrowser(root) {
  process.stdout.write('Downloading Chromium for Playwright …\n')
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
}

/**
 * The path of a Chromium, got where it is missing and can be had. Otherwise `problem` holds a
 * sentence with the next step.
 */
export function findBrowser(root) {
  const ready = playwrightBrowser(root) ?? systemBrowser()
  if (ready !== undefined) return { path: ready }
  installDebianPackage()
  const installed = systemBrowser()
  if (installed !== undefined) return { path: installed }
  downloadPlaywrightBrowser(root)
  const downloaded = playwrightBrowser(root)
  if (downloaded !== undefined) return { path: downloaded }
  return {
    problem:
      'No Chromium was found and none could be installed. Install one (Debian and Ubuntu: sudo apt-get install chromium; elsewhere: npx playwright install chromium) and run the command again.',
  }
}
