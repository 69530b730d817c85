import { expect, it } from 'vitest'

const files = import.meta.glob<Record<string, Record<string, string>>>('./en/*.ts', { eager: true })
const english = new Map(
  Object.values(files).flatMap((file) => Object.values(file).flatMap((words) => Object.entries(words))),
)
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!./{en,de}/*', '!../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

// What the console counts; a name before it is the one who does what is said.
const THINGS =
  'answers|batches|cells|channels|characters|checks|choices|columns|documents|entries|events|files|frames|' +
  'images|messages|models|numbers|pairs|parts|requests|results|rows|texts|tiles|tokens|voices|words'
const counted = new RegExp(String.raw`\{(?!name\})(\w+)\} (?:more |small )?(?:${THINGS})\b`, 'g')

// Said of a limit, of the whole where there are always several, or only from two on.
const NEVER_ONE = new Set([
  ...[
    'compare.full',
    'embeddings.near-limit',
    'embeddings.batches',
    'grid.too-many',
    'home.idle',
    'repeat.full',
  ],
  ...[
    'speech.too-long',
    'speech.in-parts',
    'speech.estimate-parts',
    'speech.parts-progress',
    'speech.joined-wav',
  ],
  ...['speech.joined-mp3', 'recording.too-many', 'found.stream-spread', 'found.stream-burst', 'home.matrix'],
  ...['embeddings.vector', 'embeddings.matrix-label', 'embeddings.map-label', 'embeddings.too-many'],
  ...['embeddings.difference-label', 'embeddings.difference-correlation', 'lines.filter', 'import.too-many'],
  ...['chat.show-all', 'transcription.channels', 'rerank.filter', 'rerank.agreement-of'],
])

it('has a form for one of everything that is counted', () => {
  const without = [...english].filter(
    ([key, words]) =>
      !NEVER_ONE.has(key) &&
      [...words.matchAll(counted)].some(([, place]) => place !== 'count' || !english.has(`${key}-one`)),
  )
  expect(without).toEqual([])
})

it('leaves the choice of that form to `say`', () => {
  const forms = [...english.keys()].filter((key) => key.endsWith('-one'))
  expect(forms.filter((key) => !english.has(key.slice(0, -'-one'.length)))).toEqual([])
  const said = Object.values(sources).flatMap((text) => text.match(/'[a-z][\w.-]*-one'/g) ?? [])
  expect(said).toEqual([])
})
