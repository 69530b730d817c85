import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'
import type { Plugin } from 'vite'

const SOURCE = fileURLToPath(new URL('./assembly/similarity.ts', import.meta.url))
const ITSELF = fileURLToPath(import.meta.url)
const COMPILER = fileURLToPath(new URL('../node_modules/assemblyscript/package.json', import.meta.url))
const BUILT = fileURLToPath(new URL('../node_modules/.kernel/', import.meta.url))

const NAME = 'similarity.wasm'
const RECIPE = 'recipe'

/**
 * Compiles the similarity kernel before anything is built or served, when its sources or the way it is compiled is
 * not what was compiled last: by their words, since times do not survive a copy. The code imports the result as
 * `kernel/similarity.wasm?url`.
 */
export function kernelPlugin(): Plugin {
  return {
    name: 'similarity-kernel',
    config: () => ({ resolve: { alias: [{ find: /^kernel\/(?=similarity)/, replacement: BUILT }] } }),
    buildStart: compile,
  }
}

async function compile(): Promise<void> {
  const recipe = await recipeOf()
  if ((await textAt(BUILT + RECIPE)) === recipe) return
  const flags = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd']
  const files = new Map<string, Uint8Array | string>()
  const { error, stderr } = await asc.main([SOURCE, '--outFile', NAME, ...flags], {
    writeFile: (file, contents) => void files.set(file, contents),
  })
  const wasm = files.get(NAME)
  if (error !== null || wasm === undefined) {
    throw new Error(`The similarity kernel does not compile.\n${stderr}`, { cause: error })
  }
  await mkdir(BUILT, { recursive: true })
  await put(NAME, wasm)
  await put(RECIPE, recipe)
}

// This file holds the flags, the package's own its version.
async function recipeOf(): Promise<string> {
  const hash = createHash('sha256')
  const folder = dirname(SOURCE)
  const sources = (await readdir(folder)).sort().map((name) => join(folder, name))
  for (const file of [...sources, ITSELF, COMPILER]) hash.update(await readFile(file))
  return hash.digest('hex')
}

// Another build may do the same at this moment; neither sees half a file.
async function put(name: string, contents: Uint8Array | string): Promise<void> {
  const own = `${BUILT}${name}.${process.pid}`
  await writeFile(own, contents)
  await rename(own, BUILT + name)
}

async function textAt(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}
