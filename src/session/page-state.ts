// What a page holds while it is used: one validated object a page, kept as the tab's draft.
import type * as z from 'zod/mini'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type DraftRecord, openDatabase } from './database.ts'
import { lastWordOf } from './last-word.ts'
import type { PageName } from './pages.ts'
import { recordWriter } from './record-writer.ts'
import { tabName } from './tab.ts'

const SAVE_WITHIN_MS = 250
const KEPT_DRAFTS = 8

/** A page's state, outside React; `load` brings the tab's draft, or the newest of any tab. */
export type PageState<State> = {
  store: StoreApi<State>
  load(): Promise<void>
  /** Whether no draft was found: the page is new to this browser. */
  isFresh(): boolean
  /** True once on a fresh page: whoever gets it shows the first sample. */
  takeFirst(): boolean
  /** The same with a kept state, as history has it; false when it does not fit the schema any more. */
  restore(kept: unknown): boolean
  /** The state as it is kept. */
  kept(): unknown
  /** A kept state as the page would hold it, without putting it in place; null when it does not fit. */
  read(kept: unknown): State | null
  /**
   * Puts another state in place. What was there and was changed by hand is kept in the history first, as
   * not sent: nothing typed is ever lost.
   */
  replace(state: State): void
  /** Empties the page, as `replace` does. */
  clear(): void
  /** Writes what is not written yet, at once; resolves when it is kept. */
  flush(): Promise<void>
}

type Reads<State> = { safeParse(value: unknown): z.core.util.SafeParseResult<State> }

/**
 * Makes the state of a page. Every change is written to IndexedDB within 300 ms, and when the page
 * is hidden. A draft that does not fit the schema any more is left alone and not shown.
 *
 * `kept` picks what is written where the state holds more than that.
 */
export function createPageState<State extends object, Kept>(options: {
  page: PageName
  /** Under what its drafts are kept, where a page has more than one state; without this the page's name. */
  draft?: string
  initial: State
  schema: Reads<Kept>
  toKept: (state: State) => Kept
  fromKept: (kept: Kept) => Partial<State>
  /** The words by which history shows a state; empty for one that is not worth keeping. */
  words: (state: State) => string
}): PageState<State> {
  const { page, draft: draftName = page, initial, schema, toKept, fromKept, words } = options
  const store = createStore<State>(() => initial)
  let timer: ReturnType<typeof setTimeout> | undefined
  let loading: Promise<void> | null = null
  let write: ((draft: DraftRecord) => Promise<boolean>) | null = null
  let key = ''
  let isFresh = true
  // How often it was changed, and which of these changes the newest write holds that was kept.
  let changes = 0
  let kept = 0
  const lastWord = lastWordOf(draftName)
  // The state as it was last put in place as a whole: as long as it stands, nobody has typed into it.
  let placed = initial

  const flush = async () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    const written = changes
    if (
      (await write?.({ key, page: draftName, savedAt: Date.now(), state: toKept(store.getState()) })) !== true
    )
      return
    kept = Math.max(kept, written)
    if (kept === changes) lastWord.forget()
  }
  const saveSoon = () => {
    changes += 1
    timer ??= setTimeout(() => void flush(), SAVE_WITHIN_MS)
  }
  const park = () => {
    const current = store.getState()
    const said = words(current)
    if (current === placed || said.trim() === '') return
    void import('./history.ts').then(({ addUnsent }) => addUnsent(page, said, toKept(current)))
  }
  const replace = (state: State) => {
    isFresh = false
    park()
    store.setState(state)
    placed = store.getState()
  }
  const leave = () => {
    if (kept !== changes) lastWord.keep(toKept(store.getState()))
    void flush()
  }
  const load = async () => {
    const last = schema.safeParse(lastWord.read())
    const draft = last.success ? last : schema.safeParse(await readDraft(draftName))
    if (draft.success) store.setState(fromKept(draft.data))
    isFresh = !draft.success
    key = keyOf(draftName, await tabName)
    write = await recordWriter('drafts')
    store.subscribe(() => {
      isFresh = false
      saveSoon()
    })
    addEventListener('visibilitychange', () => void flush())
    addEventListener('pagehide', leave)
    if (last.success) saveSoon()
  }
  return {
    store,
    flush,
    isFresh: () => isFresh,
    kept: () => toKept(store.getState()),
    read(kept) {
      const read = schema.safeParse(kept)
      return read.success ? { ...initial, ...fromKept(read.data) } : null
    },
    replace,
    clear: () => replace(initial),
    restore(kept) {
      const read = schema.safeParse(kept)
      if (!read.success) return false
      isFresh = false
      park()
      store.setState(fromKept(read.data))
      placed = store.getState()
      return true
    },
    takeFirst() {
      const isFirst = isFresh
      isFresh = false
      return isFirst
    },
    load() {
      loading ??= load()
      return loading
    },
  }
}

async function readDraft(name: string): Promise<unknown> {
  try {
    const database = await openDatabase()
    const drafts = (await database?.getAllFromIndex('drafts', 'page', name)) ?? []
    const own = keyOf(name, await tabName)
    const newest = drafts.sort((a, b) => b.savedAt - a.savedAt)
    await forget(newest.slice(KEPT_DRAFTS).filter(({ key }) => key !== own))
    return (newest.find(({ key }) => key === own) ?? newest[0])?.state
  } catch {
    return undefined
  }
}

async function forget(drafts: DraftRecord[]): Promise<void> {
  const database = await openDatabase()
  for (const { key } of drafts) await database?.delete('drafts', key)
}

function keyOf(name: string, tab: string): string {
  return `${name} ${tab}`
}
