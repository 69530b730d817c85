// What a visitor downloads, from the build in `dist`: gzip sizes against the budgets of "First load".
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const FIRST_LOAD_KB = 150
const PAGE_KB = 60
const CSS_KB = 20
const WORKER_KB = 6
const OFFLINE_KB = 1024
const FIRST_PAGE = 'home'

const folder = process.env.BENCH_BUILD ?? fileURLToPath(new URL('../dist', import.meta.url))

type Chunk = { gzipBytes: number; imports: string[] }

const names = await readdir(join(folder, 'assets'))
const chunks = new Map<string, Chunk>()
for (const name of names.filter((each) => each.endsWith('.js'))) {
  const code = await readFile(join(folder, 'assets', name), 'utf8')
  chunks.set(name, { gzipBytes: gzipBytes(code), imports: staticImports(code) })
}

const html = await readFile(join(folder, 'index.html'), 'utf8')
const frame = closureOf(Array.from(html.matchAll(/assets\/([\w.-]+\.js)/g), ([, name = '']) => name))
const pages = [...chunks.keys()].filter((name) => /-page-[\w-]{8}\.js$/.test(name))
const firstPage = pages.find((name) => name.startsWith(`${FIRST_PAGE}-page-`))
if (firstPage === undefined) throw new Error(`No page "${FIRST_PAGE}" in ${folder}: build first.`)
const first = closureOf([...frame, firstPage])

weigh(`JavaScript before /${FIRST_PAGE} is drawn`, [...first], FIRST_LOAD_KB)
list([...first])
for (const page of pages.filter((name) => name !== firstPage)) {
  const own = [...closureOf([page])].filter((name) => !frame.has(name))
  weigh(`Own code of ${page.replace(/-page-.*/, '')}`, own, PAGE_KB)
}
const css = names.filter((name) => name.endsWith('.css'))
const cssBytes = await Promise.all(
  css.map(async (name) => gzipBytes(await readFile(join(folder, 'assets', name), 'utf8'))),
)
judge('CSS', sum(cssBytes), CSS_KB)
// Both come when the page is loaded and idle; of the copy, what the page has used already comes from the browser.
judge('Service worker', await packedBytes('sw.js'), WORKER_KB)
const copied = [
  'index.html',
  'theme.js',
  ...names.filter((name) => !isPacked(name)).map((name) => `assets/${name}`),
]
judge('Copy for offline, all pages', sum(await Promise.all(copied.map(packedBytes))), OFFLINE_KB)
console.log('\nWhen used:')
list([...chunks.keys()].filter((name) => !first.has(name) && !pages.includes(name)))

function isPacked(name: string): boolean {
  return /\.(br|gz)$/.test(name)
}

async function packedBytes(path: string): Promise<number> {
  return gzipSync(await readFile(join(folder, path)), { level: 9 }).byteLength
}

function closureOf(starts: readonly string[]): Set<string> {
  const found = new Set<string>()
  const left = [...starts]
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (found.has(name)) continue
    found.add(name)
    left.push(...(chunks.get(name)?.imports ?? []))
  }
  return found
}

// As the bundler writes them, at the head of a chunk: `from"./x.js"` and `import"./x.js"`.
function staticImports(code: string): string[] {
  return Array.from(code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g), ([, name = '']) => name)
}

function gzipBytes(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength
}

function sizeOf(name: string): number {
  return chunks.get(name)?.gzipBytes ?? 0
}

function weigh(what: string, chunkNames: readonly string[], budgetKb: number): void {
  judge(what, sum(chunkNames.map(sizeOf)), budgetKb)
}

function judge(what: string, bytes: number, budgetKb: number): void {
  console.log(`${what}: ${kb(bytes)}, budget ${budgetKb} KB, ${bytes <= budgetKb * 1024 ? 'ok' : 'OVER'}`)
}

function list(chunkNames: readonly string[]): void {
  for (const name of chunkNames.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    console.log(`  ${kb(sizeOf(name)).padStart(8)}  ${name}`)
  }
}

function kb(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
