import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { openTokenStore, type TokenGrant, TokenStoreError } from './token-store.ts'
import { createTokens } from './tokens.ts'

const folder = mkdtempSync(join(tmpdir(), 'taas-tokens-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FULL: TokenGrant = {
  label: 'Everything',
  team: '',
  endpoints: null,
  models: null,
  requestsPerMinute: null,
  quota: null,
  expiresAt: null,
}

function issuing(grant: Partial<TokenGrant>, now: () => number = Date.now) {
  const store = openTokenStore(null, now)
  const tokens = createTokens(now, store)
  const { token, issued } = store.create({ ...FULL, ...grant })
  return {
    store,
    token,
    issued,
    ask: (endpoint: 'chat' | 'rerank') => tokens.admit(`Bearer ${token}`, endpoint),
  }
}

describe('a store in a folder', () => {
  it('keeps tokens over a restart, and never the token itself', () => {
    const first = openTokenStore(join(folder, 'kept'))
    const { token, issued } = first.create({ ...FULL, label: 'Kept', team: 'Search' })
    first.count(issued.id, 'chat', 12)
    first.count(issued.id, 'chat', 3)
    first.close()
    const second = openTokenStore(join(folder, 'kept'))
    expect(second.find(token)).toMatchObject({ label: 'Kept', team: 'Search', ending: token.slice(-4) })
    const day = new Date().toISOString().slice(0, 10)
    expect(second.list()[0]?.usage).toEqual([{ endpoint: 'chat', day, requests: 2, tokens: 15 }])
    second.close()
    expect(readFileSync(join(folder, 'kept', 'tokens.sqlite'), 'latin1')).not.toContain(token)
  })

  it('refuses a newer file and leaves it as it is', () => {
    const path = join(folder, 'newer')
    openTokenStore(path).close()
    const file = join(path, 'tokens.sqlite')
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 7')
    database.close()
    expect(() => openTokenStore(path)).toThrow(/written by a newer version \(7\)/)
    const again = new DatabaseSync(file)
    expect(again.prepare('PRAGMA user_version').get()).toEqual({ user_version: 7 })
    again.close()
  })

  it('refuses what is no database', () => {
    const path = join(folder, 'damaged')
    openTokenStore(path).close()
    writeFileSync(join(path, 'tokens.sqlite'), 'no database at all, '.repeat(300))
    expect(() => openTokenStore(path)).toThrow(TokenStoreError)
    expect(readFileSync(join(path, 'tokens.sqlite'), 'utf8')).toContain('no database at all')
  })
})

describe('what a token may do', () => {
  it('is refused from the next request on once it is revoked', () => {
    const { store, issued, ask } = issuing({})
    expect(ask('chat').allowed).toBe(true)
    expect(store.revoke(issued.id)).toBe(true)
    expect(ask('chat')).toMatchObject({ status: 401, detail: 'Invalid token: it was revoked.' })
    expect(store.revoke(issued.id)).toBe(false)
  })

  it('ends when it expires', () => {
    let time = 1_000_000
    const { ask } = issuing({ expiresAt: 1_060_000 }, () => time)
    expect(ask('chat').allowed).toBe(true)
    time = 1_060_000
    expect(ask('chat')).toMatchObject({ status: 401, detail: expect.stringContaining('Expired token') })
  })

  it('is held to its endpoints and models', () => {
    const { ask } = issuing({ endpoints: ['models', 'chat'], models: ['sandbox-docs'] })
    expect(ask('rerank')).toMatchObject({ status: 403 })
    const verdict = ask('chat')
    if (!verdict.allowed) throw new Error(verdict.detail)
    expect(verdict.permit.refuseModel('sandbox-docs')).toBe(null)
    expect(verdict.permit.refuseModel('sandbox-echo')).toContain('may not use the model sandbox-echo')
  })

  it('has used up its quota when what it spent reaches it', () => {
    const { ask } = issuing({ quota: 10 })
    const verdict = ask('chat')
    if (!verdict.allowed) throw new Error(verdict.detail)
    verdict.permit.spend(10)
    expect(ask('chat')).toMatchObject({ status: 429, detail: expect.stringContaining('Quota used up') })
  })

  it('can be changed, at once', () => {
    const { store, issued, ask } = issuing({})
    expect(store.change(issued.id, { ...FULL, label: 'Less', endpoints: ['rerank'] })).toMatchObject({
      label: 'Less',
    })
    expect(ask('chat')).toMatchObject({ status: 403 })
    expect(store.change('nobody', FULL)).toBe(null)
  })
})
