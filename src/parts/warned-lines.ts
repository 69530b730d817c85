const SHOWN_LINES = 8
const SHOWN_WARNINGS = 6

type Warned = { words: string; lines: number[]; more: number }

/**
 * The warnings of rows by the lines, from 1, at which they begin in the rows' text: each said once with the
 * first lines of which it is true, the rarest first.
 */
export function warnedLines(texts: readonly string[], warnings: ReadonlyMap<number, string>): Warned[] {
  if (warnings.size === 0) return []
  const linesOf = new Map<string, number[]>()
  let line = 1
  for (const [place, text] of texts.entries()) {
    const words = warnings.get(place)
    if (words !== undefined) {
      const lines = linesOf.get(words)
      if (lines === undefined) linesOf.set(words, [line])
      else lines.push(line)
    }
    line += text.split('\n').length
  }
  return [...linesOf]
    .sort(([, a], [, b]) => a.length - b.length)
    .slice(0, SHOWN_WARNINGS)
    .map(([words, lines]) => ({
      words,
      lines: lines.slice(0, SHOWN_LINES),
      more: Math.max(0, lines.length - SHOWN_LINES),
    }))
}
