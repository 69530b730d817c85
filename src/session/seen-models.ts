// Which models a connection listed when its list was last looked at: what is new since, and what is gone.
import * as z from 'zod/mini'
import { without } from '@/lib/without.ts'
import { deviceStorage } from './browser-storage.ts'

const seenModels = z.object({ at: z.number(), ids: z.array(z.string()) })
const kept = z.record(z.string(), seenModels)

type Seen = z.infer<typeof seenModels>

/** What changed since the last visit, at `since` (milliseconds since 1970). */
export type ModelNews = { since: number; appeared: string[]; vanished: string[] }

const KEY = 'taas.seen-models'
/** A longer list is not compared: it would fill the storage. */
const MOST_IDS = 2_000

/** What each connection listed at the visit before this one; a visit lasts as long as the page. */
const before: Record<string, Seen> = read()

/**
 * Compares a connection's list with that of the last visit, and keeps it for the next one. Null at the first
 * visit, and where nothing changed.
 */
export function compareWithLastVisit(connectionId: string, ids: readonly string[]): ModelNews | null {
  if (ids.length > MOST_IDS) return null
  const now: Seen = { at: Date.now(), ids: [...ids] }
  deviceStorage.setItem(KEY, JSON.stringify({ ...read(), [connectionId]: now }))
  const last = before[connectionId]
  if (last === undefined) {
    // A list that comes again later in this visit is compared with its first.
    before[connectionId] = now
    return null
  }
  const news = newsOf(last.ids, ids)
  return news.appeared.length + news.vanished.length === 0 ? null : { since: last.at, ...news }
}

/** Forgets which models a connection listed; null is every connection's. */
export function forgetSeenModels(connectionId: string | null): void {
  for (const id of connectionId === null ? Object.keys(before) : [connectionId]) delete before[id]
  deviceStorage.setItem(KEY, JSON.stringify(connectionId === null ? {} : without(read(), connectionId)))
}

function newsOf(last: readonly string[], ids: readonly string[]) {
  const known = new Set(last)
  const listed = new Set(ids)
  return {
    appeared: ids.filter((id) => !known.has(id)),
    vanished: last.filter((id) => !listed.has(id)),
  }
}

function read(): Record<string, Seen> {
  try {
    return kept.safeParse(JSON.parse(deviceStorage.getItem(KEY) ?? '{}')).data ?? {}
  } catch {
    return {}
  }
}
