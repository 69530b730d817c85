// Keeps one build of the console whole in this browser, so that it opens without its server and never mixes two
// builds. Owns: which files answer. Leaves to others: when a new build takes over (src/app/watch-version.ts asks its
// user), and every request of the API, which it does not touch. See docs/decisions/0025.
import { type Build, cacheOf, oldCaches, SHELL, versionOf } from './build.ts'
import { API_PATTERNS, handledAs } from './requests.ts'

declare const self: ServiceWorkerGlobalScope
/** Put in place by gateway/service-worker-plugin.ts. */
declare const TAAS_BUILD: Build

declare global {
  interface ExtendableEvent {
    /** Of `install`, in Chromium from 123: https://w3c.github.io/ServiceWorker/#dom-installevent-addroutes */
    addRoutes?(rules: readonly { condition: { urlPattern: string }; source: 'network' }[]): Promise<void>
  }
}

const build = TAAS_BUILD

/** The pages of other programs at this address: what they ask for is theirs, also where it is called as a file of ours. */
const strangers = new Set<string>()

/** Longer than this nobody waits for a document that lies here already. */
const PATIENCE_MS = 3_000

self.addEventListener('install', (event) => {
  event.waitUntil(keepBuild())
  // A worker that sleeps would be woken for every request, only to leave it alone: 10 ms and more.
  const rules = API_PATTERNS.map((urlPattern) => ({ condition: { urlPattern }, source: 'network' as const }))
  event.waitUntil(event.addRoutes?.(rules).catch(() => {}) ?? Promise.resolve())
})
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const handled = handledAs(request, self.location.origin, build.files)
  if (handled === 'file' && !strangers.has(event.clientId)) event.respondWith(answerFile(request))
  if (handled === 'screen') event.respondWith(answerScreen(event))
})

self.addEventListener('message', (event) => {
  const { data, ports } = event
  if (data === 'which-build') ports[0]?.postMessage(build.version)
  if (data === 'take-over') event.waitUntil(self.skipWaiting())
  if (data === 'drop-old-builds') event.waitUntil(dropOldBuilds())
})

function openCache(): Promise<Cache> {
  return caches.open(cacheOf(build.version))
}

/**
 * Fetches the build's files one after another, so that no request of a page waits for them; those that an attempt
 * before has brought are there. A file of another build does not have the hash, and nothing is installed.
 */
async function keepBuild(): Promise<void> {
  const cache = await openCache()
  for (const [path, integrity] of Object.entries(build.files)) {
    if ((await cache.match(path)) !== undefined) continue
    const checked = integrity === '' ? {} : { integrity, cache: 'no-cache' as const }
    const answer = await fetch(path, { ...checked, priority: 'low' })
    // Some hosts answer with their page where a file is gone.
    if (!answer.ok || isPage(answer) !== (path === SHELL)) throw new Error(`${path} did not come.`)
    await cache.put(path, answer)
  }
}

function isPage(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('text/html') === true
}

async function takeOver(): Promise<void> {
  // The browser asks for a document itself, as if there were no worker: only so does a link on another site look like
  // one to the gateway's guard.
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
  await dropOldBuilds()
}

async function dropOldBuilds(): Promise<void> {
  // A build that comes, or waits for its turn, has no page yet.
  const { installing, waiting } = self.registration
  if (installing !== null || waiting !== null) return
  const { held = [] } = await navigator.locks.query()
  const locks = held.map(({ name }) => name)
  for (const name of oldCaches(await caches.keys(), build.version, locks)) await caches.delete(name)
}

/** A file of this build, or of an older one whose pages are open; the server is asked for what is not here. */
async function answerFile(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  return (await keptIn(openCache(), pathname)) ?? (await keptIn(caches, pathname)) ?? fetch(request)
}

// Nothing where the browser cannot read what it keeps: then there is still the server.
async function keptIn(place: Promise<Cache> | CacheStorage, path: string): Promise<Response | undefined> {
  try {
    // The bytes are unpacked: that they came packed in one way or another does not matter any more.
    return await (await place).match(path, { ignoreVary: true })
  } catch {
    return undefined
  }
}

/**
 * The document of this build, from the server as long as that has the same one: its headers are of today. It is the
 * kept one while the server does not answer, or has another build already. What is not the console's (a login, another
 * program at this address) is passed on as it came.
 */
async function answerScreen(event: FetchEvent): Promise<Response> {
  const asked = askServer(event)
  const kept = await keptIn(openCache(), SHELL)
  if (kept === undefined) return asked
  const answer = await orNothing(asked)
  if (answer === null) return kept
  const version = await versionFound(answer)
  if (version === null) {
    strangers.add(event.resultingClientId)
    return answer
  }
  if (version !== build.version) return kept
  event.waitUntil(keepShell(answer.clone()))
  return answer
}

// Where there is no room, the one before stays.
async function keepShell(answer: Response): Promise<void> {
  await (await openCache()).put(SHELL, answer).catch(() => {})
}

async function askServer({ preloadResponse, request }: FetchEvent): Promise<Response> {
  const preloaded: Response | undefined = await preloadResponse
  return preloaded ?? fetch(request)
}

/** Null when the server gives no answer, takes too long for it or is in trouble. */
function orNothing(asked: Promise<Response>): Promise<Response | null> {
  const impatience = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))
  const answered = asked.then(
    (answer) => (answer.status >= 500 ? null : answer),
    () => null,
  )
  return Promise.race([answered, impatience])
}

async function versionFound(answer: Response): Promise<string | null> {
  if (!answer.ok || !isPage(answer)) return null
  return versionOf(await answer.clone().text())
}
