// The whole gate behind `npm test`: format, lint, types, dead code, unit, end to end (`npm run check`
// leaves out the last, --without-browser). Runs all steps even when one fails, then prints one line
// of counts, `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'taas-console-test-'))
const counts = { passed: 0, failed: 0, skipped: 0, secondTries: 0 }

function run(title, script, args, env = {}) {
  process.stdout.write(`\n── ${title}\n`)
  const path = join(root, 'node_modules', ...script)
  const { status } = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return status === 0
}

function check(title, script, args) {
  counts[run(title, script, args) ? 'passed' : 'failed'] += 1
}

function readReport(name) {
  const path = join(reports, name)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

// A runner that broke before it wrote its report, or found nothing to run, counts as one failure.
function countOrFail(passed, failed, skipped, ended) {
  counts.passed += passed
  counts.failed += failed + (!ended && failed === 0 ? 1 : 0)
  counts.skipped += skipped
}

function unit() {
  const report = join(reports, 'unit.json')
  const ended = run(
    'unit',
    ['vitest', 'vitest.mjs'],
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  )
  const result = readReport('unit.json')
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = result ?? {}
  countOrFail(numPassedTests, numFailedTests, numPendingTests, ended)
}

function endToEnd() {
  const report = join(reports, 'e2e.json')
  const ended = run(
    'end to end',
    ['@playwright', 'test', 'cli.js'],
    ['test', '--config', 'e2e/playwright.config.ts'],
    { E2E_REPORT: report },
  )
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readReport('e2e.json')?.stats ?? {}
  countOrFail(expected + flaky, unexpected, skipped, ended)
  counts.secondTries += flaky
}

check('format and lint', ['@biomejs', 'biome', 'bin', 'biome'], ['check'])
for (const project of ['.', 'src/service-worker', 'gateway', 'e2e']) {
  check(`types of ${project}`, ['typescript', 'bin', 'tsc'], ['-p', project])
}
check('dead code', ['knip', 'bin', 'knip.js'], [])
unit()
if (!process.argv.includes('--without-browser')) endToEnd()
rmSync(reports, { recursive: true })

// A test that passed only at its second try is said, so that it is not forgotten.
if (counts.secondTries > 0) process.stdout.write(`\n${counts.secondTries} needed a second try, see above\n`)
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
process.exit(counts.failed === 0 ? 0 : 1)
