// The promises of "Streamed chat": the console beside the least a page can do, stream by stream.
import { openPlace } from './place.ts'
import type { Figure } from './report.ts'
import { SCENES, type Scene } from './scenes.ts'
import { median, percentile } from './statistics.ts'
import { type Run, runStream, type Side } from './stream-run.ts'

const SIDES: readonly Side[] = ['floor', 'floor-lines', 'console']
const REPEATS = 3
const BLOCKING_MS = 50
const SETTLED_MS = 60
const HEAP_MB = 40
const KEY_RATIO = 1.2
/** Against one block a line, the truer floor of a long text: one text node is laid out anew as it grows. */
const LINES_CPU_RATIO = 1.5

type Runs = Record<Side, Run[]>

/** Measures every scene that `isWanted`, the sides in turn so that a busy minute meets them all. */
export async function measureStreaming(
  isWanted: (scene: Scene) => boolean,
): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  const figures: Figure[] = []
  const raw: Record<string, Runs> = {}
  for (const scene of SCENES.filter(isWanted)) {
    const runs: Runs = { floor: [], 'floor-lines': [], console: [] }
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const side of SIDES) {
        process.stderr.write(`${scene.name}, ${side}, ${repeat + 1} of ${REPEATS}\n`)
        runs[side].push(await runStream(place, side, scene))
      }
    }
    raw[scene.name] = runs
    figures.push(...figuresOf(scene, runs))
  }
  return { figures, raw }
}

function figuresOf({ name: scene, types, isLong, budgets }: Scene, runs: Runs): Figure[] {
  const middle = (side: Side, read: (run: Run) => number) => median(runs[side].map(read))
  const ratio = (name: string, read: (run: Run) => number, budget: number, floor: Side = 'floor') => {
    const [least, own] = [middle(floor, read), middle('console', read)]
    const shown = { floor: `${least.toFixed(1)} ms`, console: `${own.toFixed(1)} ms` }
    return { scene, name, ...shown, value: own / least, budget, unit: '×' }
  }
  const plain = (name: string, read: (run: Run) => number, budget: number, unit: string) => {
    const [least, own] = [middle('floor', read), middle('console', read)]
    return { scene, name, floor: least.toFixed(0), console: own.toFixed(0), value: own, budget, unit }
  }
  return [
    ratio('paint p95', ({ paintMs }) => percentile(paintMs, 0.95), budgets.paintRatio),
    ratio('main-thread CPU', ({ cpuMs }) => cpuMs, budgets.cpuRatio),
    ...(isLong
      ? [ratio('main-thread CPU, × lines', ({ cpuMs }) => cpuMs, LINES_CPU_RATIO, 'floor-lines')]
      : []),
    ...(types ? [ratio('key to frame p95', ({ keyMs }) => percentile(keyMs, 0.95), KEY_RATIO)] : []),
    plain('total blocking time', ({ blockingMs }) => blockingMs, BLOCKING_MS, 'ms'),
    plain('frames over 50 ms', ({ framesOver50Ms }) => framesOver50Ms, budgets.framesOver50Ms, ''),
    plain('settled after last byte', ({ settledMs }) => settledMs, SETTLED_MS, 'ms'),
    plain('heap after', ({ heapMb }) => heapMb, HEAP_MB, 'MB'),
  ]
}
