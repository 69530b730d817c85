import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'
import type { Plugin } from 'vite'

const SOURCE = fileURLToPath(new URL('./gram.ts', import.meta.url))
const ITSELF = fileURLToPath(import.meta.url)
const BUILT = fileURLToPath(new URL('../node_modules/.kernel/', import.meta.url))

const NAME = 'gram.wasm'

/**
 * Compiles the similarity kernel before anything is built or served, when its source is newer than what
 * was compiled last. The code imports the result as `kernel/gram.wasm?url`.
 */
export function kernelPlugin(): Plugin {
  return {
    name: 'similarity-kernel',
    config: () => ({ resolve: { alias: [{ find: /^kernel\/(?=gram)/, replacement: BUILT }] } }),
    buildStart: compile,
  }
}

async function compile(): Promise<void> {
  const target = BUILT + NAME
  if ((await changedMs(target)) > Math.max(await changedMs(SOURCE), await changedMs(ITSELF))) return
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
  // Another build may do the same at this moment; neither sees half a file.
  const own = `${target}.${process.pid}`
  await writeFile(own, wasm)
  await rename(own, target)
}

async function changedMs(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? 0
}
