// The tokens that the sandbox issued, in SQLite: only a token's SHA-256 is kept, the token itself is shown once.
import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'
import { ENDPOINTS, type Endpoint } from './endpoints.ts'

const endpoint = z.enum(ENDPOINTS)

/** What a token may do. Null is no limit. */
export const tokenGrant = z.strictObject({
  label: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  team: z.string().check(z.trim(), z.maxLength(80)),
  endpoints: z.nullable(z.array(endpoint).check(z.minLength(1))),
  models: z.nullable(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.minLength(1))),
  requestsPerMinute: z.nullable(z.int().check(z.minimum(1), z.maximum(100_000))),
  /** Tokens in and out, over its whole life. */
  quota: z.nullable(z.int().check(z.minimum(1))),
  /** Milliseconds since 1970. */
  expiresAt: z.nullable(z.int().check(z.minimum(0), z.maximum(8_640_000_000_000_000))),
})

export type TokenGrant = z.infer<typeof tokenGrant>

/** A token as it is listed; `ending` is its last four characters. Times are milliseconds since 1970. */
export type IssuedToken = TokenGrant & {
  id: string
  ending: string
  createdAt: number
  revokedAt: number | null
  lastUsedAt: number | null
  usage: { endpoint: Endpoint; day: string; requests: number; tokens: number }[]
}

export type TokenStore = {
  list(): IssuedToken[]
  /** Issues a token; this is the only time that it can be seen. */
  create(grant: TokenGrant): { token: string; issued: IssuedToken }
  /** Null when there is no such token, or it is revoked. */
  change(id: string, grant: TokenGrant): IssuedToken | null
  revoke(id: string): boolean
  find(token: string): IssuedToken | null
  count(id: string, endpoint: Endpoint, tokens: number): void
  close(): void
}

/** A folder that cannot be written, or a file in it that is no database of ours, or of a newer version. */
export class TokenStoreError extends Error {
  override name = 'TokenStoreError'
}

const VERSION = 1
const SCHEMA = `
  CREATE TABLE tokens (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, ending TEXT NOT NULL, granted TEXT NOT NULL,
    created_at INTEGER NOT NULL, revoked_at INTEGER, last_used_at INTEGER
  ) STRICT;
  CREATE TABLE usage (
    token_id TEXT NOT NULL REFERENCES tokens (id), endpoint TEXT NOT NULL, day TEXT NOT NULL,
    requests INTEGER NOT NULL, tokens INTEGER NOT NULL, PRIMARY KEY (token_id, endpoint, day)
  ) STRICT;
  PRAGMA user_version = ${VERSION};`

const tokenRow = z.object({
  id: z.string(),
  ending: z.string(),
  granted: z.string(),
  created_at: z.number(),
  revoked_at: z.nullable(z.number()),
  last_used_at: z.nullable(z.number()),
})
const usageRow = z.object({ endpoint, day: z.string(), requests: z.number(), tokens: z.number() })

/**
 * Opens the store in a folder, which is made when it is missing; null keeps it in memory. Throws
 * `TokenStoreError`, in a sentence, on a folder that cannot be made or written, and on a file that is damaged
 * or of a newer version.
 */
export function openTokenStore(folder: string | null, now: () => number = Date.now): TokenStore {
  const path = folder === null ? ':memory:' : join(folder, 'tokens.sqlite')
  if (folder !== null) openFolder(resolve(folder))
  const database = openDatabase(path)
  const read = (row: unknown): IssuedToken => {
    const { id, ending, granted, created_at, revoked_at, last_used_at } = tokenRow.parse(row)
    const usage = z.array(usageRow).parse(statements.usage.all(id))
    return {
      ...tokenGrant.parse(JSON.parse(granted)),
      ...{ id, ending, createdAt: created_at, revokedAt: revoked_at, lastUsedAt: last_used_at, usage },
    }
  }
  const statements = {
    all: database.prepare('SELECT * FROM tokens ORDER BY created_at DESC, rowid DESC'),
    byId: database.prepare('SELECT * FROM tokens WHERE id = ?'),
    byHash: database.prepare('SELECT * FROM tokens WHERE hash = ?'),
    usage: database.prepare(
      'SELECT endpoint, day, requests, tokens FROM usage WHERE token_id = ? ORDER BY day, endpoint',
    ),
    add: database.prepare(
      'INSERT INTO tokens (id, hash, ending, granted, created_at) VALUES (?, ?, ?, ?, ?)',
    ),
    change: database.prepare('UPDATE tokens SET granted = ? WHERE id = ? AND revoked_at IS NULL'),
    revoke: database.prepare('UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL'),
    used: database.prepare('UPDATE tokens SET last_used_at = ? WHERE id = ?'),
    count: database.prepare(
      `INSERT INTO usage (token_id, endpoint, day, requests, tokens) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT DO UPDATE SET requests = requests + 1, tokens = tokens + excluded.tokens`,
    ),
  }
  const byId = (id: string) => read(statements.byId.get(id))
  return {
    list: () => statements.all.all().map(read),
    create(grant) {
      const token = `taas_sandbox_${randomBytes(18).toString('hex')}`
      const id = crypto.randomUUID()
      statements.add.run(id, hashOf(token), token.slice(-4), JSON.stringify(grant), now())
      return { token, issued: byId(id) }
    },
    change: (id, grant) => (statements.change.run(JSON.stringify(grant), id).changes === 0 ? null : byId(id)),
    revoke: (id) => statements.revoke.run(now(), id).changes > 0,
    find(token) {
      const row = statements.byHash.get(hashOf(token))
      return row === undefined ? null : read(row)
    },
    count(id, endpoint, tokens) {
      const time = now()
      statements.used.run(time, id)
      statements.count.run(id, endpoint, new Date(time).toISOString().slice(0, 10), tokens)
    },
    close: () => database.close(),
  }
}

function openFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new TokenStoreError(
      `${folder} cannot be made or written as the data folder${code}: choose another folder with --data.`,
    )
  }
}

// Step by step: Node's own recursive mkdir never returns where a system folder such as /proc takes no child.
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found === undefined && dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | null = null
  try {
    // Another gateway may be writing to the same file.
    database = new DatabaseSync(path, { timeout: 2_000 })
    const { user_version: version } = z
      .object({ user_version: z.number() })
      .parse(database.prepare('PRAGMA user_version').get())
    if (version > VERSION) {
      throw new TokenStoreError(
        `${path} was written by a newer version (${version}); this one reads up to ${VERSION}. It was left as it is: start the newer version, or another --data folder.`,
      )
    }
    const isOurs = version === VERSION
    if (!isOurs && database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined) {
      throw new Error('it holds something else')
    }
    if (!isOurs) database.exec(`BEGIN; ${SCHEMA} COMMIT;`)
    for (const table of ['tokens', 'usage']) database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get()
    database.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;')
    return database
  } catch (error) {
    database?.close()
    if (error instanceof TokenStoreError) throw error
    throw new TokenStoreError(
      `${path} cannot be read as a token database (${error instanceof Error ? error.message : error}). It was left as it is: move it away, or start with another --data folder.`,
    )
  }
}

// A token has 144 random bits: nobody guesses what a plain hash hides.
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
