import type { Clock } from './clock.ts'
import type { Engines } from './engines.ts'
import type { Pace } from './pace.ts'

/** What a request may do beyond its endpoint, and where what it used is counted. */
export type Permit = {
  /** Why it may not use a model; null when it may. */
  refuseModel: (model: string) => string | null
  /** Counts the tokens that the request used; called once. */
  spend: (tokens: number) => void
}

/** What an endpoint works with. */
export type Room = { clock: Clock; pace: Pace; engines: Engines; permit: Permit }
