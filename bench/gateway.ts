// The gateway beside the least that could stand in its place: nginx, a bare node:http server, no proxy at all.
import { readdirSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listen, until } from '../gateway/test-servers.ts'
import {
  createUpstream,
  EVENTS,
  memoryMb,
  startGateway,
  startNginx,
  startProgram,
} from './gateway-servers.ts'
import type { Figure } from './report.ts'
import { median, percentile } from './statistics.ts'

const START_MS = 2_000
const ADDED_RATIO = 4
const EVENT_MS = 2
const MEMORY_MB = 200
const GAP_MS = 250
const STATIC_RATIO = 2

const SMALL_REQUESTS = 600
const EVENT_ROUNDS = 5
const LARGE_AT_ONCE = 4
const STREAMS = 200
const STATIC_MS = 3_000
const CONNECTIONS = 16

const DIST = process.env.BENCH_BUILD ?? fileURLToPath(new URL('../dist', import.meta.url))
const BARE_SERVER = fileURLToPath(new URL('./bare-server.ts', import.meta.url))
const scene = 'gateway'
const ms = (value: number, digits = 2) => `${value.toFixed(digits)} ms`

/** Measures the gateway as a program of its own. */
export async function measureGateway(): Promise<{ figures: Figure[]; raw: unknown }> {
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(MEASURES)) {
    process.stderr.write(`gateway: ${name}\n`)
    figures.push(...(await measure()))
  }
  return { figures, raw: { connections: CONNECTIONS, streams: STREAMS, requests: SMALL_REQUESTS } }
}

const MEASURES = {
  start: measureStart,
  'small requests': measureSmall,
  events: measureEvents,
  'large answers': measureLarge,
  'streams of the sandbox': measureStreams,
  files: measureFiles,
}

async function measureStart(): Promise<Figure[]> {
  await using _first = await startProgram('npm', ['start', '--', '--port', '0'])
  const startedAt = performance.now()
  await using _second = await startProgram('npm', ['start', '--', '--port', '0'])
  const value = performance.now() - startedAt
  return [
    {
      scene,
      name: 'npm start to ready, second run',
      floor: '',
      console: ms(value, 0),
      unit: 'ms',
      value,
      budget: START_MS,
    },
  ]
}

async function measureSmall(): Promise<Figure[]> {
  await using upstream = await listen(createUpstream())
  await using gateway = await startGateway('--quiet', '--upstream', upstream.origin)
  await using nginx = await startNginx(upstream.origin)
  const times: Record<string, number[]> = { direct: [], gateway: [], nginx: [] }
  const agent = new Agent({ keepAlive: true })
  // In turns, so that the machine's moods meet all of them alike.
  for (let count = 0; count < SMALL_REQUESTS; count += 1) {
    times.direct?.push(await timeGet(`${upstream.origin}/v1/models`, agent))
    times.gateway?.push(await timeGet(`${gateway.origin}/v1/models`, agent))
    if (nginx !== null) times.nginx?.push(await timeGet(`${nginx.origin}/v1/models`, agent))
  }
  agent.destroy()
  const direct = median(times.direct ?? [])
  const added = median(times.gateway ?? []) - direct
  const addedByNginx = median(times.nginx ?? []) - direct
  const name = 'small request, added p50 by nginx'
  if (nginx === null) process.stderr.write('nginx is not installed: small requests are not compared\n')
  return nginx === null
    ? []
    : [
        {
          scene,
          name,
          floor: ms(addedByNginx),
          console: ms(added),
          unit: '×',
          value: added / addedByNginx,
          budget: ADDED_RATIO,
        },
      ]
}

function timeGet(url: string, agent: Agent): Promise<number> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume().on('end', () => resolve(performance.now() - startedAt))
    }).on('error', reject)
  })
}

async function measureEvents(): Promise<Figure[]> {
  await using upstream = await listen(createUpstream())
  await using gateway = await startGateway('--quiet', '--upstream', upstream.origin)
  const rounds: { direct: Arrived; passed: Arrived }[] = []
  for (let round = 0; round < EVENT_ROUNDS; round += 1) {
    rounds.push({ direct: await eventDelays(upstream.origin), passed: await eventDelays(gateway.origin) })
  }
  // The middle of the rounds: what else the machine does must not decide.
  const middle = (read: (round: (typeof rounds)[number]) => number) => median(rounds.map(read))
  const floor = middle(({ direct }) => percentile(direct.delaysMs, 0.95))
  const own = middle(({ passed }) => percentile(passed.delaysMs, 0.95))
  const batchedBefore = middle(({ direct }) => direct.batched)
  const batched = middle(({ passed }) => passed.batched)
  return [
    {
      scene,
      name: 'event passed on, added p95',
      floor: ms(floor),
      console: ms(own),
      unit: 'ms',
      value: own - floor,
      budget: EVENT_MS,
    },
    {
      scene,
      name: 'events that came in a batch',
      floor: String(batchedBefore),
      console: String(batched),
      unit: '',
      value: batched - batchedBefore,
      budget: EVENTS * 0.02,
    },
  ]
}

type Arrived = { delaysMs: number[]; batched: number }

// The upstream lives in this very process, so that both sides read one clock.
async function eventDelays(origin: string): Promise<Arrived> {
  const response = await fetch(`${origin}/v1/chat/completions`, { method: 'POST', body: '{}' })
  const delaysMs: number[] = []
  let batched = 0
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    const now = performance.now()
    const written = [...decoder.decode(bytes).matchAll(/data: ([\d.]+)/g)].map(([, at]) => Number(at))
    batched += Math.max(0, written.length - 1)
    for (const at of written) delaysMs.push(now - at)
  }
  return { delaysMs, batched }
}

async function measureLarge(): Promise<Figure[]> {
  await using upstream = await listen(createUpstream())
  await using gateway = await startGateway('--quiet', '--upstream', upstream.origin)
  const before = memoryMb(gateway.pid)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, memoryMb(gateway.pid))
  }, 50)
  const take = async () => {
    const response = await fetch(`${gateway.origin}/v1/embeddings`, { method: 'POST', body: '{}' })
    for await (const _ of response.body ?? []);
  }
  await Promise.all(Array.from({ length: LARGE_AT_ONCE }, take))
  clearInterval(timer)
  const mb = (value: number) => `${value.toFixed(0)} MB`
  return [
    {
      scene,
      name: `memory, ${LARGE_AT_ONCE} answers of 64 MB`,
      floor: mb(before),
      console: mb(most),
      unit: 'MB',
      value: most,
      budget: MEMORY_MB,
    },
  ]
}

async function measureStreams(): Promise<Figure[]> {
  await using gateway = await startGateway()
  await until(() => gateway.out().includes('Sandbox token'))
  const token = /taas_sandbox_\w+/.exec(gateway.out())?.[0] ?? ''
  const ask = (prompt: string, signal: AbortSignal) =>
    fetch(`${gateway.origin}/v1/chat/completions`, {
      method: 'POST',
      signal,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'sandbox-stress',
        stream: true,
        messages: [{ role: 'user', content: prompt }],
      }),
    })
  const never = new AbortController().signal
  const gaps = await Promise.all(
    Array.from({ length: STREAMS }, async () => longestGap(await ask('tokens=200 rate=50 ttft=200', never))),
  )
  const leave = new AbortController()
  const left = Array.from({ length: STREAMS }, async () => {
    const response = await ask('tokens=5000 rate=50 ttft=0', leave.signal)
    await response.body?.getReader().read()
    return response
  })
  await Promise.all(left)
  const leftAt = performance.now()
  leave.abort()
  const ended = () => gateway.out().match(/broken off/g)?.length ?? 0
  await until(() => ended() >= STREAMS, 10_000)
  const endedMs = performance.now() - leftAt
  const longest = Math.max(...gaps)
  return [
    {
      scene,
      name: `${STREAMS} streams at 50 tokens/s, longest gap`,
      floor: '20 ms',
      console: ms(longest, 0),
      unit: 'ms',
      value: longest,
      budget: GAP_MS,
    },
    {
      scene,
      name: `${STREAMS} clients leave, all ended after`,
      floor: '',
      console: ms(endedMs, 0),
      unit: 'ms',
      value: endedMs,
      budget: 1_000,
    },
  ]
}

async function longestGap(response: Response): Promise<number> {
  let last: number | null = null
  let longest = 0
  for await (const _ of response.body ?? []) {
    const now = performance.now()
    if (last !== null) longest = Math.max(longest, now - last)
    last = now
  }
  return longest
}

async function measureFiles(): Promise<Figure[]> {
  const [name = ''] = readdirSync(join(DIST, 'assets')).filter((each) => each.endsWith('.js.br'))
  const path = `/assets/${name.replace(/\.br$/, '')}`
  await using bare = await startProgram(process.execPath, [BARE_SERVER, join(DIST, 'assets', name)])
  await using gateway = await startGateway('--quiet')
  const floor = await requestsPerSecond(`${bare.origin}${path}`)
  const own = await requestsPerSecond(`${gateway.origin}${path}`)
  const rate = (value: number) => `${value.toFixed(0)}/s`
  return [
    {
      scene,
      name: 'a file, bare node:http over gateway',
      floor: rate(floor),
      console: rate(own),
      unit: '×',
      value: floor / own,
      budget: STATIC_RATIO,
    },
  ]
}

async function requestsPerSecond(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const endAt = performance.now() + STATIC_MS
  let count = 0
  const work = async () => {
    while (performance.now() < endAt) {
      await new Promise<void>((resolve, reject) => {
        get(url, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
          response.resume().on('end', resolve)
        }).on('error', reject)
      })
      count += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  agent.destroy()
  return (count * 1000) / STATIC_MS
}
