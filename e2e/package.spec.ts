import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from './fixtures.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

// Resolves with the first address that a program prints.
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    child.stdout?.on('data', (chunk) => {
      out += chunk
      const address = /http:\S+/.exec(out)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.on('exit', () => reject(new Error(`It ended: ${out}`)))
  })
}

test('the packed package, installed into an empty folder, serves console and sandbox @slow', async ({
  page,
  watched,
}) => {
  test.setTimeout(300_000)
  const folder = mkdtempSync(join(tmpdir(), 'taas-package-'))
  const npm = (args: string[], cwd: string) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
  const packed = npm(['pack', '--silent', '--pack-destination', folder], ROOT).trim().split('\n').at(-1) ?? ''
  npm(['init', '--yes', '--silent'], folder)
  npm(['install', '--no-audit', '--no-fund', '--silent', `./${packed}`], folder)
  const bin = join(folder, 'node_modules', 'taas-console', 'bin', 'taas-console.mjs')
  const child = spawn(process.execPath, [bin, '--port', '0', '--data', join(folder, 'data')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await addressOf(child)
    watched.allow(address)
    await page.goto(`${address}check`)
    await page.getByRole('button', { name: 'Run 7 requests' }).click()
    const rows = page.getByRole('list', { name: 'Result' }).getByRole('listitem')
    await expect(rows.filter({ hasText: 'allowed' })).toHaveCount(7, { timeout: 30_000 })
  } finally {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})
