// What the ways of editing a list of texts need to know of its rows. Pure.

/** The rows of one list: how a text is read from one and put into one, and where changes go. */
export type LineKind<Line> = {
  textOf: (line: Line) => string
  /** The row with another text; of null, a new row. */
  withText: (line: Line | null, text: string) => Line
  /** Changes the rows as they are by then. */
  change: (make: (lines: readonly Line[]) => readonly Line[]) => void
  /** The list's words, by a row's number where there is one. */
  words: {
    list: () => string
    row: (number: number) => string
    remove: (number: number) => string
    add: () => string
  }
}

/** The lines of a text that hold something. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Rows as one text, a line each. */
export function textOfLines<Line>(
  lines: readonly Line[],
  { textOf }: Pick<LineKind<Line>, 'textOf'>,
): string {
  return lines.map(textOf).join('\n')
}

/**
 * The rows after their text was edited: whatever stands before and behind the edit stays as it is, also
 * rows of several lines; within it each line is a row. The rows' text is then exactly `text`. A line goes on as
 * the row that read as it does, else as the row in its place if it is that row's text edited; a text put in
 * another's place is a new row, which has nothing of the old one.
 */
export function linesOfText<Line>(
  lines: readonly Line[],
  text: string,
  { textOf, withText }: Pick<LineKind<Line>, 'textOf' | 'withText'>,
): Line[] {
  const texts = lines.map(textOf)
  let start = 0
  let from = 0
  for (; start < texts.length; start += 1) {
    const own = texts[start] ?? ''
    if (text[from + own.length] !== '\n' || !text.startsWith(own, from)) break
    from += own.length + 1
  }
  let end = texts.length
  let to = text.length
  for (; end > start; end -= 1) {
    const own = texts[end - 1] ?? ''
    const before = to - own.length - 1
    if (before < from || text[before] !== '\n' || !text.startsWith(own, before + 1)) break
    to = before
  }
  const changed = text.slice(from, to)
  const kept = lines.slice(start, end)
  if (changed === textOfLines(kept, { textOf }) && kept.length > 0) return [...lines]
  const unmoved = new Map(kept.map((line) => [textOf(line), line]))
  const edited = changed.split('\n').map((text, at) => {
    const own = kept[at]
    if (own !== undefined && isEdited(textOf(own), text)) return withText(own, text)
    return withText(unmoved.get(text) ?? null, text)
  })
  return [...lines.slice(0, start), ...edited, ...lines.slice(end)]
}

// Whether a text came from another by editing: half of the shorter one stands at the ends of both.
function isEdited(before: string, after: string): boolean {
  const length = Math.min(before.length, after.length)
  let same = 0
  while (same < length && before[same] === after[same]) same += 1
  let atEnd = 0
  while (same + atEnd < length && before.at(-1 - atEnd) === after.at(-1 - atEnd)) atEnd += 1
  return length > 0 && (same + atEnd) * 2 >= length
}
