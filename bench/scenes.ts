// The scenes of "Streamed chat" in performance.md, each with its budgets.

/** Figures as multiples of the floor's (`Ratio`), or as they are. */
export type Budgets = {
  paintRatio: number
  cpuRatio: number
  framesOver50Ms: number
}

export type Scene = {
  name: string
  prompt: string
  /** Whether a key is typed every 250 ms while it streams. */
  types: boolean
  /** Messages that stand above. */
  history?: number
  /** Only with `--full`: it takes minutes. */
  isLong: boolean
  budgets: Budgets
}

export const SCENES: readonly Scene[] = [
  {
    name: '2k tokens at 200/s',
    prompt: 'tokens=2000 rate=200 ttft=100 seed=7 marks=1',
    types: false,
    isLong: false,
    budgets: { paintRatio: 1.3, cpuRatio: 1.5, framesOver50Ms: 0 },
  },
  {
    name: '10k at 1,000/s, typing',
    prompt: 'tokens=10000 rate=1000 ttft=100 seed=7 marks=1',
    types: true,
    isLong: false,
    budgets: { paintRatio: 1.3, cpuRatio: 1.4, framesOver50Ms: 0 },
  },
  {
    name: 'one fence of 5k at 500/s',
    prompt: 'tokens=5000 rate=500 ttft=100 seed=7 marks=1 block=code',
    types: false,
    isLong: false,
    budgets: { paintRatio: 1.3, cpuRatio: 1.3, framesOver50Ms: 0 },
  },
  {
    name: '1k at 200/s below 200 messages',
    prompt: 'tokens=1000 rate=200 ttft=100 seed=7 marks=1',
    types: false,
    history: 200,
    isLong: false,
    budgets: { paintRatio: 1.3, cpuRatio: 1.5, framesOver50Ms: 0 },
  },
  {
    name: '30k at 1,000/s',
    prompt: 'tokens=30000 rate=1000 ttft=100 seed=7 marks=1',
    types: false,
    isLong: true,
    budgets: { paintRatio: 1.2, cpuRatio: 1.1, framesOver50Ms: 2 },
  },
]
