import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const PACKABLE = /\.(js|mjs|css|html|svg|json|webmanifest|wasm|txt)$/
const MIN_BYTES = 1024

const pack = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
    }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

/**
 * Writes `x.br` and `x.gz` beside every file of the finished build that is text or WebAssembly, at least
 * 1 kB, and smaller when packed. The gateway serves them; nothing is packed while it runs.
 */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'taas-precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      await packFolder(folder)
    },
  }
}

/** The work of `precompress` on one folder and those below it. */
export async function packFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && PACKABLE.test(entry.name))
  await Promise.all(files.map((entry) => packFile(join(entry.parentPath, entry.name))))
}

async function packFile(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (bytes.byteLength < MIN_BYTES) return
  for (const [extension, shrink] of Object.entries(pack)) {
    const packed = await shrink(bytes)
    if (packed.byteLength < bytes.byteLength) await writeFile(`${file}.${extension}`, packed)
  }
}
