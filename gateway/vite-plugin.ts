import type { Plugin } from 'vite'
import { isApiPath, pathOf } from './guard.ts'

/**
 * Serves the gateway from Vite's own servers, on one origin with the console, as `npm start` does:
 *
 * - `npm run dev`: `/v1`, `/health`, `/up` and `/gateway`; the guard checks Vite's paths too, but its pages
 *   carry no content security policy, since hot reloading breaks it;
 * - `vite preview`: everything, so that the preview is the real thing.
 *
 * Only environment variables configure it (TAAS_UPSTREAM); the host is Vite's business.
 */
export function gatewayPlugin(): Plugin {
  return {
    name: 'taas-gateway',
    // By default Vite lets every page on localhost read its answers.
    config: () => ({ server: { cors: false }, preview: { cors: false } }),
    async configureServer(server) {
      const { app, guard } = await startGateway()
      server.middlewares.use(async (incoming, outgoing, next) => {
        if (isApiPath(pathOf(incoming.originalUrl ?? incoming.url ?? ''))) return app(incoming, outgoing)
        const refusal = guard(incoming)
        if (!refusal) return next()
        outgoing.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8' }).end(refusal.text)
      })
    },
    async configurePreviewServer(server) {
      const { app } = await startGateway()
      server.middlewares.use((incoming, outgoing) => void app(incoming, outgoing))
    },
  }
}

/** Loaded late, so that `vite build` and the tests do not load the sandbox. */
async function startGateway() {
  const [{ readFlags }, { createGateway }, { createGuard }] = await Promise.all([
    import('./flags.ts'),
    import('./gateway.ts'),
    import('./guard.ts'),
  ])
  const { TAAS_UPSTREAM } = process.env
  const flags = readFlags([], TAAS_UPSTREAM === undefined ? {} : { TAAS_UPSTREAM })
  const onError = (error: unknown) =>
    process.stderr.write(`gateway: ${error instanceof Error ? error.stack : error}\n`)
  return { app: createGateway(flags, { log: () => {}, onError }).app, guard: createGuard([]) }
}
