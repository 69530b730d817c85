import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { readBuild } from './files.ts'

const ENTRY = fileURLToPath(new URL('../src/service-worker/service-worker.ts', import.meta.url))
const PAGE = fileURLToPath(new URL('../index.html', import.meta.url))
const WORKER = 'sw.js'
const INDEX = '/index.html'
const CHARSET = '<meta charset="utf-8" />'
const PLACE = 'TAAS_BUILD'

/**
 * Builds `/sw.js` beside the console and tells it the one build that it belongs to: the name and the path of every
 * file, with the hash of those whose path does not carry one. The name, a hash over all of them, is also written into
 * `index.html`, as `<meta name="taas-build">`: so a page knows of which build it is. In development there is neither.
 */
export function serviceWorkerPlugin(): Plugin {
  let folder = ''
  return {
    name: 'taas-service-worker',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: PAGE, 'service-worker': ENTRY },
          output: {
            // A path of its own for good: it is by its path that a browser knows a worker again.
            entryFileNames: ({ name }) => (name === 'service-worker' ? WORKER : 'assets/[name]-[hash].js'),
          },
        },
      },
    }),
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    async writeBundle() {
      await nameBuild(folder)
    },
  }
}

async function nameBuild(folder: string): Promise<void> {
  const hashes = new Map<string, string>()
  for (const [path, { variants }] of readBuild(folder)) {
    const bytes = variants.get('identity')?.bytes
    if (bytes !== undefined) hashes.set(path, hashOf(bytes))
  }
  const lines = [...hashes].map((pair) => pair.join(' ')).sort()
  const version = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)

  const index = join(folder, INDEX)
  const html = await readFile(index, 'utf8')
  if (!html.includes(CHARSET)) throw new Error(`${INDEX} has no ${CHARSET} for its build's name to follow.`)
  const named = html.replace(CHARSET, `${CHARSET}\n    <meta name="taas-build" content="${version}" />`)
  await writeFile(index, named)

  hashes.delete(INDEX)
  hashes.delete(`/${WORKER}`)
  const files = [...hashes].map(([path, hash]) => [path, path.startsWith('/assets/') ? '' : hash])
  const build = { version, files: Object.fromEntries([['/', hashOf(named)], ...files]) }
  const worker = join(folder, WORKER)
  const code = await readFile(worker, 'utf8')
  if (!code.includes(PLACE)) throw new Error(`${WORKER} has no ${PLACE} to be replaced.`)
  await writeFile(
    worker,
    code.replace(PLACE, () => JSON.stringify(build)),
  )
}

function hashOf(bytes: Buffer | string): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`
}
