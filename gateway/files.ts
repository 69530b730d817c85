import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** How a file's bytes may be packed, best first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const

export type Encoding = (typeof ENCODINGS)[number]

/** One file of the build in memory. `identity` is always among the variants. */
export type BuiltFile = {
  type: string
  variants: ReadonlyMap<Encoding, { bytes: Buffer; etag: string }>
}

const PACKED = { br: '.br', gzip: '.gz' } as const

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
}

/**
 * Reads a build folder into memory: URL path (as a browser writes it, percent-encoded) to file. `x.br` and
 * `x.gz` beside `x` become its variants and have no path of their own. Only regular files count, so that no
 * link leads out of the folder; dot files are left out. A folder that is not there gives an empty map.
 */
export function readBuild(folder: string): Map<string, BuiltFile> {
  const names = new Set(listFiles(folder))
  const files = new Map<string, BuiltFile>()
  for (const name of names) {
    const plain = name.replace(/\.(br|gz)$/, '')
    if (plain !== name && names.has(plain)) continue
    files.set(`/${name.split('/').map(encodeURIComponent).join('/')}`, readFile(folder, name, names))
  }
  return files
}

function readFile(folder: string, name: string, names: ReadonlySet<string>): BuiltFile {
  const variants = new Map<Encoding, { bytes: Buffer; etag: string }>()
  for (const encoding of ENCODINGS) {
    const stored = encoding === 'identity' ? name : name + PACKED[encoding]
    if (!names.has(stored)) continue
    const bytes = readFileSync(join(folder, stored))
    // Of its own bytes, so that each variant has its own strong tag.
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    variants.set(encoding, { bytes, etag })
  }
  return { type: TYPES[extname(name)] ?? 'application/octet-stream', variants }
}

function listFiles(folder: string, prefix = ''): string[] {
  let entries: ReturnType<typeof readEntries>
  try {
    entries = readEntries(join(folder, prefix))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return listFiles(folder, `${prefix}${entry.name}/`)
    return entry.isFile() ? [prefix + entry.name] : []
  })
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}
