// Cuts a growing Markdown text into top-level blocks, so that what is finished is parsed once and
// never again. Knows where a block may end; leaves what a block means to the parser.
import {
  closesFence,
  fenceOf,
  htmlEndOf,
  indentOf,
  LIST_ITEM,
  type ListItem,
  listItemOf,
  maybeOpensHtml,
} from './markdown-line.ts'

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
  readonly afterBlank: boolean
  /** Whether the last line with text may be indented code, which some list items do not end. */
  readonly afterIndented: boolean
  /** Whether a line of the live block began a list item. */
  readonly inList: boolean
  /** The list item that may be open; `isSure` when it is, and when nothing else can be. */
  readonly item: (ListItem & { isSure: boolean }) | null
  /** The end that the live block of raw HTML waits for. */
  readonly htmlEnd: RegExp | null
  /** Whether raw HTML may go on until the next blank line. */
  readonly maybeHtml: boolean
  /** Whether only the parser could tell what is open: then the block stays open to the end. */
  readonly isStuck: boolean
}

/** Blocks a group: few enough to compare at every frame, many enough to keep groups few. */
const GROUP_BLOCKS = 24

const NEW_BLOCK = {
  lines: '',
  afterBlank: false,
  afterIndented: false,
  inList: false,
  item: null,
  htmlEnd: null,
  maybeHtml: false,
  isStuck: false,
}
const EMPTY_SCAN: Scan = { ...NEW_BLOCK, line: '' }

export const EMPTY_SPLIT: SplitText = { groups: [], live: '', openFence: null, scan: EMPTY_SCAN }

/**
 * Appends text. Only the new lines are looked at, so a whole stream costs what one pass over it does.
 *
 * A block is closed only where no later text could still belong to it; where the rules of CommonMark
 * leave a doubt (lists, indented lines, raw HTML) the block stays open, which costs time, never truth.
 */
export function appendText(split: SplitText, text: string): SplitText {
  if (text === '') return split
  const draft: Draft = { ...split.scan, groups: split.groups, openFence: split.openFence }
  // A carriage return at the end may be the first half of a line end.
  const held = draft.line.endsWith('\r') ? 1 : 0
  const fresh = draft.line.slice(draft.line.length - held) + text
  draft.line = draft.line.slice(0, draft.line.length - held)
  let start = 0
  for (const { 0: lineEnd, index } of fresh.matchAll(LINE_END)) {
    const end = index + lineEnd.length
    addLine(draft, draft.line + fresh.slice(start, end))
    draft.line = ''
    start = end
  }
  draft.line += fresh.slice(start)
  const { groups, openFence, ...scan } = draft
  return { groups, live: scan.lines + scan.line, openFence, scan }
}

type Draft = { -readonly [Key in keyof Scan]: Scan[Key] } & { groups: Groups; openFence: string | null }

const LINE_END = /\r\n|\n|\r(?=[^\n])/g

// Not trimEnd: a line of no-break spaces is not blank to Markdown.
const TRAILING_BLANKS = /[ \t\r\n]+$/

function addLine(draft: Draft, whole: string): void {
  const line = whole.replace(TRAILING_BLANKS, '')
  if (draft.openFence !== null) {
    draft.lines += whole
    if (closesFence(line, draft.openFence)) closeBlock(draft)
  } else if (draft.htmlEnd !== null) {
    draft.lines += whole
    if (draft.htmlEnd.test(line)) draft.htmlEnd = null
  } else if (line === '') {
    draft.lines += whole
    draft.afterBlank = true
    draft.maybeHtml = false
  } else addText(draft, line, whole)
}

function addText(draft: Draft, line: string, whole: string): void {
  const place = placeOf(draft, indentOf(line))
  const fence = fenceOf(line)
  const htmlEnd = htmlEndOf(line)
  if (place === 'unknown' && (fence !== null || htmlEnd !== null)) draft.isStuck = true
  const opensFence = fence !== null && place === 'top' && !draft.isStuck
  if (draft.lines !== '' && (opensFence || startsBlock(draft, line))) closeBlock(draft)
  if (opensFence) {
    draft.openFence = fence
  } else if (htmlEnd !== null && place === 'top') {
    draft.htmlEnd = htmlEnd
    draft.item = null
  } else {
    noteItem(draft, line)
    draft.maybeHtml ||= place !== 'inside' && maybeOpensHtml(line)
  }
  draft.lines += whole
  draft.afterBlank = false
  draft.afterIndented = indentOf(line) >= 4
}

function closeBlock(draft: Draft): void {
  Object.assign(draft, NEW_BLOCK, { groups: addBlock(draft.groups, draft.lines), openFence: null })
}

// Where a line stands that cannot go on a paragraph lazily: in the open list item, or outside of all.
function placeOf({ item, maybeHtml }: Draft, indent: number): 'top' | 'inside' | 'unknown' {
  if (maybeHtml) return 'unknown'
  if (item === null || indent < item.width) return 'top'
  return item.isSure ? 'inside' : 'unknown'
}

// Only a line without indent begins a block: an indented one may continue a list or indented code.
function startsBlock({ afterBlank, afterIndented, inList, isStuck }: Draft, line: string): boolean {
  if (!afterBlank || isStuck || /^[ \t]/.test(line)) return false
  if (inList) return !LIST_ITEM.test(line)
  return !(afterIndented && listItemOf(line)?.interrupts === false)
}

function noteItem(draft: Draft, line: string): void {
  const { item, afterBlank, afterIndented, lines, maybeHtml } = draft
  const begun = listItemOf(line)
  const isOutside = item === null || indentOf(line) < item.width
  draft.inList ||= LIST_ITEM.test(line)
  if (!isOutside) return
  if (begun === null) {
    // After a blank line it ends the item; else it may go on a paragraph of the item.
    draft.item = item === null || afterBlank ? null : { ...item, isSure: false }
    return
  }
  const follows = item?.isSure === true && item.isOrdered === begun.isOrdered
  const isFree = lines === '' || follows || (afterBlank && !afterIndented)
  draft.item = { ...begun, isSure: !maybeHtml && begun.hasText && (isFree || begun.interrupts) }
}

/** Closes the last block: the text is complete. */
export function finishText(split: SplitText): SplitText {
  if (split.live === '') return split
  const groups = addBlock(split.groups, split.live)
  return { groups, live: '', openFence: null, scan: EMPTY_SCAN }
}

/**
 * Whether blocks of this text depend on each other (reference definitions, footnotes; a
 * byte-order mark, which is dropped at the start of a text only), so that only
 * the whole text renders right.
 */
export function needsWhole(text: string): boolean {
  return /^[ \t>*+\-\d.)]*\[(?:\\.|[^[\]\\])+\]:/ms.test(text) || /[\r\n]\uFEFF/.test(text)
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
