// For tests only: a sandbox of one's own, asked without a network, with a clock that never waits.

import { nodeEngines } from '../engines/engines.ts'
import { createTokens } from '../tokens.ts'
import type { Clock } from './clock.ts'
import { createSandbox } from './sandbox.ts'

/** A clock whose sleeps are over at once; `slept` holds how long each would have been. */
export function quickClock(): Clock & { slept: number[] } {
  let time = Date.parse('2026-11-22T12:00:00Z')
  const slept: number[] = []
  return {
    slept,
    now: () => time,
    sleep: async (ms) => {
      slept.push(ms)
      time += ms
    },
  }
}

/** A sandbox with its full token; `ask` posts JSON to a path of it. */
export function testSandbox(clock: Clock = quickClock()) {
  const tokens = createTokens()
  const app = createSandbox({ tokens, clock, engines: nodeEngines() })
  const fetch = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.fetch(
      new Request(`http://localhost${path}`, {
        ...init,
        headers: { authorization: `Bearer ${tokens.full}`, ...init.headers },
      }),
    )
  const ask = (path: string, body: unknown, init: RequestInit = {}) =>
    fetch(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
    })
  return { tokens, fetch, ask }
}

/** A body as JSON; a test checks its shape itself. */
export async function jsonOf(response: Response) {
  return JSON.parse(await response.text())
}

/** Status and the fields that a refusal names, or its sentence. */
export async function refusalOf(response: Response): Promise<[number, string | string[]]> {
  const { detail } = await jsonOf(response)
  if (typeof detail === 'string') return [response.status, detail]
  return [response.status, detail.map(({ loc }: { loc: unknown[] }) => loc.join('.'))]
}
