// Makes a fresh clone ready: installs what the lock file says, sees that the pinned Node works,
// builds the console when its sources are newer (--build), finds a browser (--browser).
// Plain Node without dependencies, since it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pinnedNode = join(root, 'node_modules', '.bin', 'node')
const stamp = join(root, 'node_modules', '.installed')
const PINNED_MAJOR = 24
const BUILD_INPUTS = [
  'src',
  'public',
  'kernel',
  'gateway',
  'index.html',
  'vite.config.ts',
  'tailwind.config.ts',
  'package-lock.json',
]

function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}

function run(command, args) {
  const shell = process.platform === 'win32'
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell })
  if (error !== undefined) process.stderr.write(`${error.message}\n`)
  return status === 0
}

function installIfNeeded() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  process.stdout.write('Installing what package-lock.json names …\n')
  // `engines` is for the published package; of a clone everything runs on the Node that this installs.
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--engine-strict=false'])) {
    fail('The installation failed. Is the npm registry reachable? Run `npm ci` to see its own words.')
  }
  writeFileSync(stamp, lock)
}

function pinnedNodeWorks() {
  const shell = process.platform === 'win32'
  const { stdout } = spawnSync(pinnedNode, ['-v'], { encoding: 'utf8', shell })
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1]) === PINNED_MAJOR
}

// With npm's ignore-scripts the package that carries Node 24 stays empty; its own script fills it.
function requirePinnedNode() {
  if (pinnedNodeWorks()) return
  const installer = join(root, 'node_modules', 'node')
  const { scripts = {} } = JSON.parse(readFileSync(join(installer, 'package.json'), 'utf8'))
  const [script] = [scripts.preinstall, scripts.install, scripts.postinstall].filter(Boolean)
  if (script !== undefined) spawnSync(script, { cwd: installer, stdio: 'inherit', shell: true })
  if (!pinnedNodeWorks()) {
    fail(
      `Node ${PINNED_MAJOR} is missing in node_modules. Run \`npm rebuild node --ignore-scripts=false\` and try again.`,
    )
  }
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs)
}

function buildIfStale() {
  const built = statSync(join(root, 'dist', 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (BUILD_INPUTS.every((input) => newest(join(root, input)) < built)) return
  process.stdout.write('Building the console …\n')
  if (
    !run(pinnedNode, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'])
  ) {
    fail('The build failed; its own words stand above.')
  }
}

const wanted = new Set(process.argv.slice(2))
installIfNeeded()
requirePinnedNode()
if (wanted.has('--build')) buildIfStale()
if (wanted.has('--browser')) {
  const found = findBrowser(root)
  if (found.problem !== undefined) fail(found.problem)
}
