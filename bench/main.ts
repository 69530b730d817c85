// Measures what performance.md promises and prints it against its budgets.
//
//   npm run bench                      all but what takes minutes
//   npm run bench -- --full            all
//   npm run bench -- streaming fence   only the scenes of streaming whose name has the word

import { measureHistory } from './history.ts'
import { keepFigures, printFigures } from './report.ts'
import { measureStreaming } from './streaming.ts'

const args = process.argv.slice(2)
const isFull = args.includes('--full')
const [bench = 'streaming', ...words] = args.filter((arg) => !arg.startsWith('-'))

const benches = new Map([
  ['history', measureHistory],
  [
    'streaming',
    () =>
      measureStreaming(({ name, isLong }) =>
        words.length > 0 ? words.some((word) => name.includes(word)) : isFull || !isLong,
      ),
  ],
])

const measure = benches.get(bench)
if (measure === undefined)
  throw new Error(`No bench "${bench}": there are ${[...benches.keys()].join(', ')}.`)
const { figures, raw } = await measure()
printFigures(figures)
await keepFigures(bench, figures, raw)
