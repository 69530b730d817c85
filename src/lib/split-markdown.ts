// Cuts a growing Markdown text into top-level blocks, so that what is finished is parsed once and
// never again. Knows where a block may end; leaves what a block means to the parser.

/**
 * A Markdown text in pieces. The blocks of all groups, then `live`, joined without anything between
 * them are the text. A block in a group never changes again; a full group keeps its identity.
 */
export type SplitText = {
  readonly groups: readonly (readonly string[])[]
  /** The block that still grows, its unfinished last line included. */
  readonly live: string
  /** The fence that the live block opened and has not closed yet, else null. */
  readonly openFence: string | null
  readonly scan: Scan
}

/** What the scanner must remember between two appends; of no use to anyone else. */
type Scan = {
  /** The finished lines of the live block, and its last, unfinished line. */
  readonly lines: string
  readonly line: string
  readonly inList: boolean
  readonly afterBlank: boolean
  /** The end that the live block of raw HTML waits for. */
  readonly htmlEnd: string | null
}

/** Blocks a group: few enough to compare at every frame, many enough to keep groups few. */
const GROUP_BLOCKS = 24

const EMPTY_SCAN: Scan = { lines: '', line: '', inList: false, afterBlank: false, htmlEnd: null }

export const EMPTY_SPLIT: SplitText = { groups: [], live: '', openFence: null, scan: EMPTY_SCAN }

/**
 * Appends text. Only the new lines are looked at, so a whole stream costs what one pass over it does.
 *
 * A block is closed only where no later text could still belong to it; where the rules of CommonMark
 * leave a doubt (lists, indented lines, raw HTML) the block stays open, which costs time, never truth.
 */
export function appendText(split: SplitText, text: string): SplitText {
  if (text === '') return split
  let { groups } = split
  let { lines, line, inList, afterBlank, htmlEnd } = split.scan
  let { openFence } = split
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    const whole = line + text.slice(start, end + 1)
    start = end + 1
    line = ''
    const content = whole.replace(TRAILING_BLANKS, '')
    const fence = openFence === null && htmlEnd === null ? fenceOf(content, inList) : null
    if (openFence !== null) {
      lines += whole
      if (closesFence(content, openFence)) {
        groups = addBlock(groups, lines)
        ;({ lines, inList, afterBlank } = EMPTY_SCAN)
        openFence = null
      }
      continue
    }
    if (htmlEnd !== null) {
      lines += whole
      if (content.toLowerCase().includes(htmlEnd)) htmlEnd = null
      continue
    }
    const starts = startsBlock(content, afterBlank, inList) || fence !== null
    if (starts && lines !== '') {
      groups = addBlock(groups, lines)
      lines = ''
      inList = false
    }
    lines += whole
    openFence = fence
    htmlEnd = fence === null ? htmlEndOf(content) : null
    inList = inList || LIST_ITEM.test(content)
    afterBlank = content === ''
  }
  line += text.slice(start)
  return {
    groups,
    live: lines + line,
    openFence,
    scan: { lines, line, inList, afterBlank, htmlEnd },
  }
}

/** Closes the last block: the text is complete. */
export function finishText(split: SplitText): SplitText {
  if (split.live === '') return split
  const groups = addBlock(split.groups, split.live)
  return { groups, live: '', openFence: null, scan: EMPTY_SCAN }
}

/**
 * Whether blocks of this text depend on each other (reference definitions, footnotes), so that only
 * the whole text renders right.
 */
export function needsWhole(text: string): boolean {
  return /^ {0,3}\[[^\]\n]+\]:/m.test(text)
}

/** The whole text again. */
export function joinSplit(split: SplitText): string {
  return split.groups.map((group) => group.join('')).join('') + split.live
}

type Groups = SplitText['groups']

function addBlock(groups: Groups, block: string): Groups {
  const last = groups.at(-1)
  return last === undefined || last.length >= GROUP_BLOCKS
    ? [...groups, [block]]
    : [...groups.slice(0, -1), [...last, block]]
}

const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/

// Only a line without indent begins a block: an indented one may continue a list or indented code.
function startsBlock(content: string, afterBlank: boolean, inList: boolean): boolean {
  if (!afterBlank || content === '' || /^[ \t]/.test(content)) return false
  return !(inList && LIST_ITEM.test(content))
}

// Not trimEnd: a line of no-break spaces is not blank to Markdown.
const TRAILING_BLANKS = /[ \t\r\n]+$/

// An indented fence in a list belongs to its item and ends with it at the latest; in a quote it stands
// behind the quote's own mark.
function fenceOf(content: string, inList: boolean): string | null {
  if (inList && content.startsWith(' ')) return null
  const fence = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*|(\${2,})[^$]*)$/.exec(content)
  return fence?.[1] ?? fence?.[2] ?? fence?.[3] ?? null
}

function closesFence(content: string, fence: string): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,}|\${2,})$/.exec(content)?.[1]
  return closing !== undefined && closing[0] === fence[0] && closing.length >= fence.length
}

const HTML_ENDS: readonly [RegExp, string][] = [
  [/^ {0,3}<script(?:[\s>]|$)/i, '</script>'],
  [/^ {0,3}<pre(?:[\s>]|$)/i, '</pre>'],
  [/^ {0,3}<style(?:[\s>]|$)/i, '</style>'],
  [/^ {0,3}<textarea(?:[\s>]|$)/i, '</textarea>'],
  [/^ {0,3}<!--/, '-->'],
  [/^ {0,3}<\?/, '?>'],
  [/^ {0,3}<!\[CDATA\[/, ']]>'],
  [/^ {0,3}<![a-z]/i, '>'],
]

// Blocks of raw HTML that swallow blank lines until their end; others end at a blank line.
function htmlEndOf(content: string): string | null {
  const found = HTML_ENDS.find(([pattern]) => pattern.test(content))
  if (found === undefined) return null
  const [pattern, end] = found
  return content.replace(pattern, '').toLowerCase().includes(end) ? null : end
}
