// A page's state as a link or a file, to be opened elsewhere: it fills the form and sends nothing. No token can
// be in it: a page's state has none, and text that looks like one is refused.
import * as z from 'zod/mini'
import { MEGABYTE } from '@/contract/limits.ts'
import { embeddingsRun, embeddingsState } from './embeddings.ts'
import { tokenIn } from './held-token.ts'
import { type Outcome, outcomeStore } from './outcome.ts'
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

/** As `openPacked`, from a file; the path that shows it. */
export async function openPackedFile(file: Blob): Promise<string | null> {
  if (file.size > LARGEST_FILE) return null
  return (await openPacked(await file.text()))?.path ?? null
}

/** A page that was filled, and the path that shows it. */
type Opened = { page: SharedPage; path: string }

/**
 * Fills the page that a text was packed from; null when it cannot be read. What stood there before is in the
 * history. The model goes with the page, as if it had been chosen there.
 */
async function openPacked(text: string): Promise<Opened | null> {
  const read = shared.safeParse(parsed(text))
  if (!read.success || tokenIn([read.data.model, read.data.state]) !== null) return null
  const { page, model, state } = read.data
  if (!(await pages[page].put(state))) return null
  if (model === null) return { page, path: `/${page}` }
  rememberModel(page, model)
  return { page, path: `/${page}?${new URLSearchParams({ model })}` }
}

const MARK = 'share='

/** Fills the page by the address that was opened, if it is such a link, and takes it out of the address. */
export async function openLink(): Promise<void> {
  const hash = location.hash.slice(1)
  if (!hash.startsWith(MARK)) return
  const text = await expanded(hash.slice(MARK.length))
  history.replaceState(history.state, '', location.pathname + location.search)
  const opened = text === null ? null : await openPacked(text)
  outcomeStore.setState({ outcome: outcomeOf(opened) })
}

function outcomeOf(opened: Opened | null): Outcome {
  if (opened === null) return { came: 'unreadable' }
  const isHere = location.pathname.replace(/\/+$/, '') === `/${opened.page}`
  return isHere ? { came: 'opened' } : { came: 'elsewhere', ...opened }
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
