// The last step of hearing Morse: how long a dot lasts, and so what is a dot, a dash and a gap.

/** A mark or a gap, in steps. */
export interface Run {
  isMark: boolean
  start: number
  end: number
}

/** Marks and gaps read as multiples of a dot. */
export interface Timing {
  code: string
  /** In steps. */
  dot: number
  misfit: number
  gapKinds: Set<number>
  /** The marks of each word, from its first to its last. */
  words: { code: string; first: Run; last: Run }[]
}

/**
 * The dot that marks of 1 and 3 and gaps of 1, 3 and 7 fit best, by least squares, starting from a guess.
 * Echo and threshold make every mark longer and every gap shorter by the same amount, which is fitted along
 * with it.
 */
export function fitDot(runs: readonly Run[], guess: number): Timing | null {
  let dot = guess
  let stretch = 0
  const unitsOf = ({ isMark, start, end }: Run) => {
    const dots = (end - start + (isMark ? -stretch : stretch)) / dot
    if (isMark || dots < 5) return dots < 2 ? 1 : 3
    return 7
  }
  for (let round = 0; round < 6; round++) {
    let [nn, ns, ss, nd, sd] = [0, 0, 0, 0, 0]
    for (const run of runs) {
      const n = unitsOf(run)
      if (n === 7) continue // a pause may be as long as it likes
      const sign = run.isMark ? 1 : -1
      nn += n * n
      ns += n * sign
      ss += 1
      nd += n * (run.end - run.start)
      sd += sign * (run.end - run.start)
    }
    const det = nn * ss - ns * ns
    if (det <= 0) return null
    dot = (nd * ss - sd * ns) / det
    if (!(dot > guess / 1.6) || dot > guess * 1.6) return null
    stretch = Math.max(-0.4 * dot, Math.min(0.4 * dot, (nn * sd - ns * nd) / det))
  }
  let squares = 0
  const gapKinds = new Set<number>()
  const words: Timing['words'] = []
  let isBetweenWords = true
  for (const run of runs) {
    const n = unitsOf(run)
    const distance = (run.end - run.start + (run.isMark ? -stretch : stretch)) / dot - n
    squares += n < 7 ? distance ** 2 : distance > 7 ? 0 : Math.min(0.1, distance ** 2)
    if (!run.isMark) {
      gapKinds.add(n)
      isBetweenWords = n === 7
      const word = words.at(-1)
      if (n === 3 && word !== undefined) word.code += ' '
      continue
    }
    if (isBetweenWords) words.push({ code: '', first: run, last: run })
    isBetweenWords = false
    const word = words.at(-1)
    if (word === undefined) continue
    word.code += n === 1 ? '.' : '-'
    word.last = run
  }
  const code = words.map((word) => word.code).join(' / ')
  return { code, words, dot, misfit: Math.sqrt(squares / runs.length), gapKinds }
}
