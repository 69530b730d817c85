import { gatewaySession } from '@/session/gateway-session.ts'

const build = document.querySelector<HTMLMetaElement>('meta[name="taas-build"]')?.content

/**
 * Registers the service worker once the page is loaded and idle; in development, and where a browser has none or
 * refuses it, the console works without a word about it. The files of this page's build are kept for as long as the
 * page holds its lock.
 */
export function startVersions(): void {
  if (build === undefined || navigator.serviceWorker === undefined) return
  const forLife = () => new Promise(() => {})
  navigator.locks?.request(`taas.build ${build}`, { mode: 'shared' }, forLife).catch(() => {})
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout
  const watch = async () => {
    const { watchVersion } = await import('./watch-version.ts')
    const lookForNew = await watchVersion(build)
    // Whoever answers anew may have been started anew, with a newer console.
    gatewaySession.subscribe(lookForNew)
  }
  const start = () => whenIdle(() => void watch().catch(() => {}))
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
}
