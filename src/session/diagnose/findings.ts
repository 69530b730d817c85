// What a diagnosis can find, step by step. Pure: what a fact means, not how it is learned (steps.ts).
import { isPlainHttpElsewhere, lacksVersion } from '@/lib/base-url.ts'

/** The steps in their order; each makes sense only where those before it found the way free. */
export const DIAGNOSE_STEPS = [
  'address',
  'mixed',
  'online',
  'health',
  'reach',
  'models',
  'post',
  'stream',
] as const

export type DiagnoseStep = (typeof DIAGNOSE_STEPS)[number]

const FINE = [
  'address-fine',
  'mixed-fine',
  'online-fine',
  'health-up',
  'reach-fine',
  'reach-same',
  'models-listed',
  'post-fine',
  'stream-spread',
] as const

/** How much each trouble matters: `odd` may be right as it is, `bad` stands in the way. */
const TROUBLES = {
  'address-no-version': 'odd',
  'mixed-blocked': 'bad',
  'mixed-plain': 'odd',
  'online-not': 'bad',
  'online-local': 'odd',
  'health-none': 'odd',
  'health-unknown': 'odd',
  'health-page': 'bad',
  'health-refused': 'bad',
  'health-redirected': 'bad',
  'health-blocked': 'bad',
  'health-upstream': 'bad',
  'health-late': 'bad',
  'health-no-answer': 'bad',
  'reach-cors': 'bad',
  'reach-nothing': 'bad',
  'models-none': 'odd',
  'models-401': 'bad',
  'models-no-token': 'bad',
  'models-403': 'bad',
  'models-path': 'bad',
  'models-version': 'bad',
  'models-redirected': 'bad',
  'models-page': 'bad',
  'models-unreadable': 'bad',
  'models-refused': 'bad',
  'models-preflight': 'bad',
  'models-no-answer': 'bad',
  'post-preflight': 'bad',
  'post-403': 'odd',
  'post-404': 'odd',
  'post-refused': 'bad',
  'stream-burst': 'bad',
  'stream-quick': 'odd',
  'stream-whole': 'odd',
  'stream-no-model': 'odd',
  'stream-refused': 'bad',
  'stream-broken': 'bad',
} as const

export type Trouble = keyof typeof TROUBLES

export type Finding = (typeof FINE)[number] | Trouble

/** What a step found, with the values that its words want. */
export type Found = { finding: Finding; values?: Record<string, string | number>; ms?: number }

/** Whether a text names a finding of this build. */
export function isFinding(text: string): text is Finding {
  return Object.hasOwn(TROUBLES, text) || FINE.some((each) => each === text)
}

/** Whether a finding is a trouble, which has words for its way out. */
export function isTrouble(finding: Finding): finding is Trouble {
  return Object.hasOwn(TROUBLES, finding)
}

/** How grave a finding is. */
export function gravity(finding: Finding): 'fine' | 'odd' | 'bad' {
  return isTrouble(finding) ? TROUBLES[finding] : 'fine'
}

/** Whether an address says where the API begins. A path of the gateway always does. */
export function judgeAddress(baseUrl: string): Found {
  if (!baseUrl.startsWith('/') && lacksVersion(baseUrl)) return { finding: 'address-no-version' }
  return { finding: 'address-fine' }
}

/**
 * Whether a page may connect there at all: a page that came over https may not use plain http, save on this
 * very machine. Elsewhere plain http works, and everybody on the way can read the token.
 */
export function judgeMixed(pageUrl: string, url: string): Found {
  const isPlain = isPlainHttpElsewhere(url) && new URL(url).origin !== new URL(pageUrl).origin
  if (!isPlain) return { finding: 'mixed-fine' }
  const { host } = new URL(url)
  return { finding: pageUrl.startsWith('https:') ? 'mixed-blocked' : 'mixed-plain', values: { host } }
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Whether a device without a network can reach that address: only what runs on the device itself. */
export function judgeOnline(isOnline: boolean, url: string): Found {
  if (isOnline) return { finding: 'online-fine' }
  return { finding: LOCAL.test(new URL(url).hostname) ? 'online-local' : 'online-not' }
}

/** How a streamed answer arrived: when each read came, in ms since it was asked for, and its events. */
export type Arrival = { readsMs: readonly number[]; events: number }

/** Fewer events than these may well come together. */
const TELLING_EVENTS = 12
/** A model needs longer than this for them, so that a shorter time between first and last is one burst. */
const BURST_MS = 50
/** A wait before the burst: without one the whole answer was quick. */
const WAITED_MS = 250

/**
 * Whether a stream arrived as it was made. Many events within 50 ms after a wait were held back by something
 * on the way; few events, or an answer that was over at once, tell nothing.
 */
export function judgeArrival({ readsMs, events }: Arrival): Found {
  const [firstMs = 0] = readsMs
  const spreadMs = (readsMs.at(-1) ?? 0) - firstMs
  const values = { events, ms: Math.round(spreadMs), waited: Math.round(firstMs) }
  if (events < TELLING_EVENTS) return { finding: 'stream-quick', values }
  if (spreadMs > BURST_MS) return { finding: 'stream-spread', values }
  return { finding: firstMs > WAITED_MS ? 'stream-burst' : 'stream-quick', values }
}
