import type { Root } from 'hast'
import type { LanguageFn } from 'highlight.js'
import { createLowlight } from 'lowlight'

type Load = () => Promise<{ default: LanguageFn }>

// Each grammar is a chunk of its own that comes when its language is first seen.
const GRAMMARS: Record<string, Load> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  go: () => import('highlight.js/lib/languages/go'),
  http: () => import('highlight.js/lib/languages/http'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
}

const ALIASES: Record<string, string> = {
  'c++': 'cpp',
  cs: 'csharp',
  console: 'bash',
  html: 'xml',
  js: 'javascript',
  jsx: 'javascript',
  md: 'markdown',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  svg: 'xml',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
}

const lowlight = createLowlight()

/** The code as a tree of coloured spans, here and now; null when the language is not known. */
export async function highlightNow(code: string, language: string): Promise<Root | null> {
  const asked = language.toLowerCase()
  const name = Object.hasOwn(ALIASES, asked) ? ALIASES[asked] : asked
  if (name === undefined || !Object.hasOwn(GRAMMARS, name)) return null
  if (!lowlight.registered(name)) {
    const grammar = await GRAMMARS[name]?.()
    if (grammar === undefined) return null
    lowlight.register(name, grammar.default)
  }
  return lowlight.highlight(name, code)
}
