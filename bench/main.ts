// Measures what performance.md promises and prints it against its budgets.
//
//   npm run bench                      all but what takes minutes
//   npm run bench -- --full            all
//   npm run bench -- streaming fence   one bench; of streaming, only the scenes whose name has the word
//
// The build is `dist`, or the folder that BENCH_BUILD names.

import { measureFirstLoad } from './first-load.ts'
import { measureGateway } from './gateway.ts'
import { measureHistory } from './history.ts'
import { measureList } from './list.ts'
import { keepFigures, printFigures } from './report.ts'
import { measureSimilarity } from './similarity.ts'
import { measureSound } from './sound.ts'
import { measureSpeech } from './speech.ts'
import { measureStreaming } from './streaming.ts'

const args = process.argv.slice(2)
const isFull = args.includes('--full')
const [wanted, ...words] = args.filter((arg) => !arg.startsWith('-'))

const benches = {
  streaming: () =>
    measureStreaming(({ name, isLong }) =>
      words.length > 0 ? words.some((word) => name.includes(word)) : isFull || !isLong,
    ),
  'first-load': measureFirstLoad,
  gateway: measureGateway,
  history: measureHistory,
  list: measureList,
  similarity: measureSimilarity,
  speech: measureSpeech,
  sound: measureSound,
}

if (wanted !== undefined && !Object.hasOwn(benches, wanted)) {
  throw new Error(`No bench "${wanted}": there are ${Object.keys(benches).join(', ')}.`)
}
for (const [name, measure] of Object.entries(benches)) {
  if (wanted !== undefined && wanted !== name) continue
  const { figures, raw } = await measure()
  printFigures(figures)
  await keepFigures(name, figures, raw)
}
