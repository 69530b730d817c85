import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { listen, until } from './test-servers.ts'

const MAIN = new URL('./main.ts', import.meta.url).pathname

// Nothing of a test lands among the tester's own things.
const DATA = mkdtempSync(join(tmpdir(), 'taas-data-'))
afterAll(() => rmSync(DATA, { recursive: true, force: true }))

type Program = { child: ChildProcess; out: () => string; err: () => string; exit: Promise<number | null> }

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

function start(...flags: string[]): Program {
  const { PORT: _port, HOST: _host, TAAS_UPSTREAM: _upstream, ...given } = process.env
  const env = { ...given, XDG_DATA_HOME: DATA }
  const child = spawn(process.execPath, [MAIN, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, out: () => out, err: () => err, exit }
}

async function addressOf({ out }: Program): Promise<string> {
  await until(() => /http:\S+/.test(out()), 15_000)
  return /http:\S+/.exec(out())?.[0] ?? ''
}

describe('main', () => {
  it('refuses a damaged token database in a sentence and leaves it as it is', async () => {
    const folder = mkdtempSync(join(DATA, 'damaged-'))
    writeFileSync(join(folder, 'tokens.sqlite'), 'this is no database, however long it goes on '.repeat(40))
    const program = start('--port', '0', '--data', folder)
    expect(await program.exit).toBe(1)
    expect(program.err()).toContain('cannot be read as a token database')
    expect(program.err()).toContain('It was left as it is')
  })

  it.each(['/proc/taas/data', join(DATA, 'a-file'), join(DATA, 'a-file', 'inside')])(
    'refuses %s as the data folder in a sentence',
    async (folder) => {
      writeFileSync(join(DATA, 'a-file'), '')
      const program = start('--port', '0', '--data', folder)
      expect(await program.exit).toBe(1)
      expect(program.err()).toMatch(
        /^\S+ cannot be made or written as the data folder \(E[A-Z]+\): choose another folder with --data\.\n$/,
      )
    },
  )

  it('prints where it is, serves the sandbox with its token, and stops on SIGTERM', async () => {
    const program = start('--port', '0')
    const address = await addressOf(program)
    await until(() => program.out().includes('test token'))
    const token = /Sandbox token\s+(taas_sandbox_\S+)/.exec(program.out())?.[1]
    expect(program.out()).toMatch(/taas_sandbox_\S+ {2}test token \(chat only, 3 requests a minute\)/)
    const session = await (await fetch(`${address}gateway/session`)).json()
    expect(session).toMatchObject({ sandboxToken: token, servers: [{ name: 'sandbox' }, { name: 'taas' }] })
    const models = await fetch(`${address}v1/models`, { headers: { authorization: `Bearer ${token}` } })
    expect(models.status).toBe(200)
    await until(() => /GET \/v1\/models 200/.test(program.out()))
    program.child.kill('SIGTERM')
    expect(await program.exit).toBe(0)
    expect(program.err()).toBe('')
  })

  it('prints nothing but its log line when a client leaves', async () => {
    const program = start('--port', '0')
    const address = await addressOf(program)
    await until(() => program.out().includes('test token'))
    const token = /Sandbox token\s+(taas_sandbox_\S+)/.exec(program.out())?.[1]
    const stop = new AbortController()
    const answer = await fetch(`${address}v1/chat/completions`, {
      method: 'POST',
      signal: stop.signal,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'sandbox-stress',
        stream: true,
        messages: [{ role: 'user', content: 'tokens=2000 rate=20' }],
      }),
    })
    await answer.body?.getReader().read()
    stop.abort()
    await until(() => /POST \/v1\/chat\/completions 200 .* broken off/.test(program.out()))
    program.child.kill('SIGTERM')
    expect(await program.exit).toBe(0)
    expect(program.err()).toBe('')
  })

  it('lets a running answer finish before it stops', async () => {
    let finish = () => {}
    await using upstream = await listen(
      createServer((_request, answer) => {
        answer.write('{"detail":')
        finish = () => answer.end('"done"}')
      }),
    )
    const program = start('--port', '0', '--upstream', upstream.origin, '--quiet')
    const address = await addressOf(program)
    const answer = await fetch(`${address}v1/models`)
    program.child.kill('SIGTERM')
    const isRefused = () =>
      fetch(`${address}nothing.js`).then(
        () => false,
        () => true,
      )
    while (!(await isRefused()));
    finish()
    expect(await answer.json()).toEqual({ detail: 'done' })
    expect(await program.exit).toBe(0)
    expect(program.out()).not.toContain('token')
  })

  it('says what to do about a port in use, and about a bad flag', async () => {
    await using other = await listen(createServer())
    const program = start('--port', String(other.port))
    expect(await program.exit).toBe(1)
    expect(program.err()).toBe(
      `Port ${other.port} is in use. Stop what uses it, or choose another: npm start -- --port ${other.port + 1}\n`,
    )
    const wrong = start('--port', 'x')
    expect(await wrong.exit).toBe(1)
    expect(wrong.err()).toMatch(/^--port is "x".*\n$/)
  })

  it('warns and keeps its tokens when other machines can reach it', async () => {
    const program = start('--port', '0', '--host', '0.0.0.0')
    const address = await addressOf(program)
    await until(() => program.out().includes('Warning'))
    const session = await (await fetch(`${address}gateway/session`)).json()
    expect(session).toMatchObject({ sandboxToken: null, testToken: null })
  })
})
