// A page's state as a link or a file, to be opened elsewhere: it fills the form and sends nothing. No token can
// be in it: a page's state has none, and text that looks like one is refused.
import * as z from 'zod/mini'
import { MEGABYTE } from '@/contract/limits.ts'
import { embeddingsRun, embeddingsState } from './embeddings.ts'
import { tokenIn } from './held-token.ts'
import { outcomeStore } from './outcome.ts'
import type { PageState } from './page-state.ts'
import { rememberModel } from './preferences.ts'
import { rerankRun, rerankState } from './rerank.ts'
import type { RunHandle } from './run.ts'
import { speechRun, speechState } from './speech.ts'
import { transcriptionRun, transcriptionState } from './transcription.ts'

const SHARED_PAGES = ['chat', 'embeddings', 'rerank', 'transcription', 'speech'] as const

export type SharedPage = (typeof SHARED_PAGES)[number]

const shared = z.object({
  version: z.literal(1),
  page: z.enum(SHARED_PAGES),
  model: z.nullable(z.string()),
  state: z.unknown(),
})

/** A page's state on its way elsewhere. */
export type Shared = z.infer<typeof shared>

type Shares = { take: () => Promise<unknown>; put: (state: unknown) => Promise<boolean> }

const pages: Record<SharedPage, Shares> = {
  embeddings: sharing(embeddingsState, embeddingsRun),
  rerank: sharing(rerankState, rerankRun),
  speech: sharing(speechState, speechRun),
  // Sound has no place in a link: what is said of it goes, the recording stays.
  transcription: sharing(transcriptionState, transcriptionRun, (state) => ({ ...state, take: null })),
  chat: {
    take: async () => (await import('./chat/shared-chat.ts')).takeChat(),
    put: async (state) => (await import('./chat/shared-chat.ts')).putChat(state),
  },
}

function sharing<Asked extends object, Given>(
  state: PageState<Asked>,
  run: RunHandle<Asked, Given>,
  light: (asked: Asked) => Asked = (asked) => asked,
): Shares {
  return {
    take: async () => light(state.store.getState()),
    put: async (kept) => {
      await state.load()
      if (!state.restore(kept)) return false
      run.adopt({ status: 'idle' })
      return true
    },
  }
}

/** A link up to this length works everywhere that links are pasted: characters. */
const LONGEST_LINK = 16_000

/** A link that fills the page; what was refused, or a text for a file where it would be too long. */
export type Packed = { link: string } | { file: string } | { refused: 'token' }

/** Packs a page's state as it stands, with the model that it is meant for. */
export async function packPage(page: SharedPage, model: string | null): Promise<Packed> {
  const state = await pages[page].take()
  if (tokenIn([model, state]) !== null) return { refused: 'token' }
  const text = JSON.stringify({ version: 1, page, model, state } satisfies Shared)
  const link = new URL(`/${page}`, location.href)
  if (model !== null) link.searchParams.set('model', model)
  link.hash = `${MARK}${await compressed(text)}`
  return link.href.length > LONGEST_LINK ? { file: text } : { link: link.href }
}

/** A file that holds more is none of ours: bytes. */
const LARGEST_FILE = 50 * MEGABYTE

/** Fills the page that a file was packed from; the path that shows it, or null when it cannot be read. */
export async function openPackedFile(file: Blob): Promise<string | null> {
  const packed = file.size > LARGEST_FILE ? null : readPacked(await file.text())
  return packed !== null && (await fill(packed)) ? pathOf(packed) : null
}

function readPacked(text: string): Shared | null {
  const read = shared.safeParse(parsed(text))
  return read.success && tokenIn([read.data.model, read.data.state]) === null ? read.data : null
}

/**
 * Fills a page; false when its state cannot be read. What stood there before is in the history. The model goes with
 * the page, as if it had been chosen there.
 */
async function fill({ page, model, state }: Shared): Promise<boolean> {
  if (!(await pages[page].put(state))) return false
  if (model !== null) rememberModel(page, model)
  return true
}

function pathOf({ page, model }: Shared): string {
  return model === null ? `/${page}` : `/${page}?${new URLSearchParams({ model })}`
}

const MARK = 'share='
/** Behind a link that stood on another page's address. */
const MOVED = '&moved'

/**
 * Fills the page by the address that was opened, if it is such a link, and takes it out of the address. A link on the
 * address of another page goes to its own first: then it never resolves, and nothing is drawn meanwhile.
 */
export async function openLink(): Promise<void> {
  const hash = location.hash.slice(1)
  if (!hash.startsWith(MARK)) return
  const isMoved = hash.endsWith(MOVED)
  const code = hash.slice(MARK.length, isMoved ? -MOVED.length : undefined)
  const text = await expanded(code)
  const packed = text === null ? null : readPacked(text)
  if (packed !== null && !isHere(packed)) {
    location.replace(`${pathOf(packed)}#${MARK}${code}${MOVED}`)
    return new Promise(() => {})
  }
  history.replaceState(history.state, '', location.pathname + location.search)
  const isFilled = packed !== null && (await fill(packed))
  const came = isMoved ? 'moved' : 'opened'
  outcomeStore.setState({ outcome: { came: isFilled ? came : 'unreadable' } })
}

function isHere({ page }: Shared): boolean {
  return location.pathname.replace(/\/+$/, '') === `/${page}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function compressed(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** A link that unpacks to more is none of ours: bytes. */
const LARGEST = 4 * MEGABYTE

async function expanded(code: string): Promise<string | null> {
  try {
    const binary = atob(code.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
    return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
  } catch {
    return null
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value)
    size += read.value.byteLength
    if (size > LARGEST) throw new Error('Too much.')
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
