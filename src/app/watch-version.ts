// Between the page and its service worker: finds out that a newer build is ready, and lets it take over when the user
// says so.
import { versionStore } from './version.ts'

const TAKES_OVER_WITHIN_MS = 3_000

/**
 * Registers the worker and tells `versionStore` when it has another build than this page's. Resolves with a function
 * that asks the server for a newer one; rejects where the browser refuses.
 */
export async function watchVersion(build: string): Promise<() => void> {
  const workers = navigator.serviceWorker
  const registration = await workers.register('/sw.js', { updateViaCache: 'none' })
  const look = async () => {
    const newest = registration.waiting ?? workers.controller
    if (newest === null) return
    const isNewReady = (await buildOf(newest)) !== build
    versionStore.setState({ isNewReady })
    // This page came past the worker (a hard reload) and is of that build already.
    if (!isNewReady && newest === registration.waiting) newest.postMessage('take-over')
  }
  const follow = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', () => void look())
  registration.addEventListener('updatefound', () => follow(registration.installing))
  workers.addEventListener('controllerchange', () => void look())
  follow(registration.installing)
  await look()
  // This page is a new one: the one before it, of an older build perhaps, is gone.
  workers.controller?.postMessage('drop-old-builds')
  return () => void registration.update().catch(() => {})
}

/**
 * Lets the build that waits take over and loads the page anew: now of that build. What was typed is kept as at every
 * reload, since the page's drafts are written when it goes.
 */
export async function reloadIntoNew(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration?.waiting) await takeOver(registration.waiting)
  location.reload()
}

// A worker that does not come to its turn must not keep the page from being loaded anew.
function takeOver(waiting: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, TAKES_OVER_WITHIN_MS)
    waiting.addEventListener('statechange', () => waiting.state === 'activated' && resolve())
    waiting.postMessage('take-over')
  })
}

function buildOf(worker: ServiceWorker): Promise<unknown> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data)
    worker.postMessage('which-build', [port2])
  })
}
