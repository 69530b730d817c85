// The programs that the gateway's bench compares, each in a process of its own where it can be.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { listen } from '../gateway/test-servers.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MEGABYTE = 1_048_576

/** A program that runs; disposing ends it. `out` is what it has printed. */
export type Program = AsyncDisposable & { origin: string; pid: number; out: () => string }

/** Starts a program and waits until it prints its address. */
export async function startProgram(command: string, args: readonly string[]): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'taas-bench-'))
  const env = { ...process.env, XDG_DATA_HOME: folder }
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  let out = ''
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk
      const found = /http:\S+/.exec(out)?.[0]
      if (found !== undefined) resolve(new URL(found).origin)
    })
    child.on('exit', () => reject(new Error(`${command} ended: ${out}`)))
  })
  const pid = child.pid ?? 0
  return { origin, pid, out: () => out, [Symbol.asyncDispose]: () => end(child, folder) }
}

// The whole group: npm starts the gateway as a child of its own.
async function end(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  if (child.exitCode === null) await ended
  rmSync(folder, { recursive: true, force: true })
}

/** Starts the gateway with these flags. */
export function startGateway(...flags: string[]): Promise<Program> {
  return startProgram(process.execPath, ['gateway/main.ts', '--port', '0', ...flags])
}

/** The size of a process in memory, in MB. */
export function memoryMb(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(stdout) / 1024
}

/** nginx passing everything on to a server, with its defaults but for buffering; null where it is not installed. */
export async function startNginx(upstream: string): Promise<(AsyncDisposable & { origin: string }) | null> {
  if (spawnSync('nginx', ['-v']).status !== 0) return null
  const free = await listen(createServer())
  await free[Symbol.asyncDispose]()
  const folder = mkdtempSync(join(tmpdir(), 'taas-bench-nginx-'))
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const pass = `proxy_pass http://upstream; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off;`
  const server = `upstream upstream { server ${new URL(upstream).host}; keepalive 16; } server { listen 127.0.0.1:${free.port}; location / { ${pass} } }`
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const config = `${user} pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${paths.join(' ')} ${server} }`
  writeFileSync(join(folder, 'nginx.conf'), config)
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: 'ignore',
    detached: true,
  })
  const origin = `http://127.0.0.1:${free.port}`
  while (!(await fetch(origin).catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 20))
  return { origin, [Symbol.asyncDispose]: () => end(child, folder) }
}

/** How many events its stream has, and how far apart they are. */
export const EVENTS = 200
const EVENT_EVERY_MS = 10

/** An upstream: a small answer, 64 MB, and a stream whose events tell when they were written. */
export function createUpstream(): Server {
  const megabyte = Buffer.alloc(MEGABYTE, 'x')
  return createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    incoming.resume()
    if (incoming.url === '/v1/chat/completions') return streamEvents(outgoing)
    if (incoming.url === '/v1/embeddings') return void writeMany(outgoing, megabyte, 64)
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"list","data":[]}')
  })
}

function streamEvents(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
  let left = EVENTS
  const timer = setInterval(() => {
    outgoing.write(`data: ${performance.now()}\n\n`)
    left -= 1
    if (left > 0) return
    clearInterval(timer)
    outgoing.end()
  }, EVENT_EVERY_MS)
  outgoing.on('close', () => clearInterval(timer))
}

async function writeMany(outgoing: ServerResponse, chunk: Buffer, count: number): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'application/json' })
  const chunks = Readable.from(Array.from({ length: count }, () => chunk))
  // A client that leaves early ends it.
  await pipeline(chunks, outgoing).catch(() => {})
}
