import { describe, expect, it } from 'vitest'

// Every module as text, to follow the imports and the words that each says.
const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const modules = new Map(
  Object.entries(sources).map(([path, text]) => [path.replace('../', '').replace('./', 'words/'), text]),
)
const catalogues = [...modules.keys()].filter((path) => path.startsWith('words/en/'))

function importsOf(path: string): string[] {
  const folder = path.split('/').slice(0, -1).join('/')
  const found = (modules.get(path) ?? '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].flatMap(([, specifier = '']) => {
    if (specifier.startsWith('@/')) return [specifier.slice(2)]
    return specifier.startsWith('.') ? [new URL(specifier, `file:///${folder}/`).pathname.slice(1)] : []
  })
}

// The frame names every page in its routes; a page stands in the frame alone.
function closureOf(entry: string): Set<string> {
  const isOther = (path: string) => path.startsWith('pages/') && path.split('/')[1] !== entry.split('/')[1]
  const seen = new Set<string>()
  const waiting = [entry]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || !modules.has(path) || isOther(path)) continue
    seen.add(path)
    waiting.push(...importsOf(path))
  }
  return seen
}

function keysIn(path: string, pattern: RegExp): string[] {
  return [...(modules.get(path) ?? '').matchAll(pattern)].map(([, key = '']) => key)
}

const homes = new Map(
  catalogues.flatMap((path) => keysIn(path, /^ {2}'([^']+)':/gm).map((key) => [key, path])),
)
const pages = [...modules.keys()].filter((path) => path.endsWith('-page.tsx'))

describe('the catalogues', () => {
  it('have each key once', () => {
    const all = catalogues.flatMap((path) => keysIn(path, /^ {2}'([^']+)':/gm))
    expect(all.length).toBeGreaterThan(300)
    expect(all.length).toBe(new Set(all).size)
  })

  // The frame stands around every page, with its own words.
  it.each(pages)('%s brings every catalogue whose words it says', (page) => {
    const closure = closureOf(page)
    const brought = new Set([...closure, ...closureOf('app/layout.tsx')])
    const missing = [...closure].flatMap((path) =>
      keysIn(path, /say\(\s*'([^']+)'/g).filter((key) => !brought.has(homes.get(key) ?? '')),
    )
    expect(missing).toEqual([])
  })
})
