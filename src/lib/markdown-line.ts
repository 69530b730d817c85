// What one line of Markdown can begin or end, by the rules of CommonMark, GFM and math. Knows single
// lines; leaves what stands around them to the splitter.

/** How far a line is indented, in columns; a tab goes on to the next multiple of four. */
export function indentOf(line: string): number {
  return columnsOf(/^[ \t]*/.exec(line)?.[0] ?? '', 0)
}

function columnsOf(blanks: string, from: number): number {
  let column = from
  for (const blank of blanks) column += blank === '\t' ? 4 - (column % 4) : 1
  return column - from
}

/** A line that begins a list item, thematic breaks that look alike included. */
export const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/

/** A list item by its first line. */
export type ListItem = {
  /** Lines indented by so many columns belong to the item while it is open. */
  width: number
  isOrdered: boolean
  /** Whether text follows the marker; an item without any ends at the next blank line. */
  hasText: boolean
  /** Whether the line begins an item even right after the line of a paragraph. */
  interrupts: boolean
}

/** The list item that a line begins; null when it begins none. */
export function listItemOf(line: string): ListItem | null {
  const found = /^( {0,3})([-+*]|(\d{1,9})[.)])([ \t]+|$)/.exec(line)
  if (found === null || THEMATIC_BREAK.test(line)) return null
  const [whole, indent = '', marker = '', number, blanks = ''] = found
  const markerEnd = indent.length + marker.length
  const columns = columnsOf(blanks, markerEnd)
  // Five columns and more are one and an indented code; an item without text is one column wide too.
  const padding = columns === 0 || columns > 4 ? 1 : columns
  const isOrdered = number !== undefined
  const hasText = whole.length < line.length && !TABLE_RULE.test(line)
  return {
    width: markerEnd + padding,
    isOrdered,
    hasText,
    interrupts: hasText && (!isOrdered || Number(number) === 1),
  }
}

const THEMATIC_BREAK = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const TABLE_RULE = /^[-|: \t]+$/

/** The fence of code or math that a line opens: its run of marks, without indent; else null. */
export function fenceOf(line: string): string | null {
  const fence = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*|(\${2,})[^$]*)$/s.exec(line)
  return fence?.[1] ?? fence?.[2] ?? fence?.[3] ?? null
}

/** Whether a line closes that fence. */
export function closesFence(line: string, fence: string): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,}|\${2,})$/.exec(line)?.[1]
  return closing !== undefined && closing[0] === fence[0] && closing.length >= fence.length
}

// A comment and an instruction may end with the very marks that opened them: `<!-->`, `<?>`.
const HTML_ENDS: readonly [RegExp, RegExp][] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!(?=--)/, /-->/],
  [/^ {0,3}<(?=\?)/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
]

/**
 * What ends the raw HTML that a line opens, where it swallows blank lines until then; null when the line
 * opens none, or ends it itself.
 */
export function htmlEndOf(line: string): RegExp | null {
  const found = HTML_ENDS.find(([pattern]) => pattern.test(line))
  if (found === undefined) return null
  const [pattern, end] = found
  return end.test(line.replace(pattern, '')) ? null : end
}

/** Whether a line may begin raw HTML that goes on until a blank line. */
export function maybeOpensHtml(line: string): boolean {
  return /^ {0,3}<\/?[a-z]/i.test(line)
}
