// The columns of a table that was read. Pure, and apart from the reading, which stays in its worker.

/** A file may hold so many texts, and a list so many rows. */
export const MAX_IMPORT_ROWS = 10_000

/** One column of a table: its place, its name, if it has one, and its texts, without the blank ones. */
export type Column = { place: number; name: string | null; texts: string[] }

/** Names by which columns of texts go, the likeliest first. */
export const TEXT_NAMES = [
  'text',
  'document',
  'content',
  'passage',
  'sentence',
  'body',
  'description',
  'question',
]

/** The columns that hold any text. */
export function columnsOf(rows: readonly string[][], hasHeader: boolean): Column[] {
  const body = hasHeader ? rows.slice(1) : rows
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return Array.from({ length: count }, (_, place) => ({
    place,
    name: hasHeader ? rows[0]?.[place]?.trim() || null : null,
    texts: filled(body.map((row) => row[place] ?? '')),
  })).filter(({ texts }) => texts.length > 0)
}

/** Names by which columns of groups go. */
const GROUP_NAMES = ['label', 'group', 'class', 'category', 'cluster', 'topic', 'subject', 'type']

/**
 * The group of each text of a column, by what stands beside it in another column: from 1 in the order in which they
 * first come, 0 where nothing stands.
 */
export function groupsOf(
  rows: readonly string[][],
  hasHeader: boolean,
  texts: Column,
  groups: Column,
): number[] {
  const numbers = new Map<string, number>()
  const body = hasHeader ? rows.slice(1) : rows
  return body.flatMap((row) => {
    if ((row[texts.place] ?? '').trim() === '') return []
    const group = (row[groups.place] ?? '').trim()
    if (group === '') return [0]
    const number = numbers.get(group) ?? numbers.size + 1
    numbers.set(group, number)
    return [number]
  })
}

/** Where in these columns the groups most likely stand, by its name; null when none is called so. */
export function likelyGroups(columns: readonly Column[]): number | null {
  const found = columns.findIndex(({ name }) => GROUP_NAMES.includes(name?.toLowerCase() ?? ''))
  return found < 0 ? null : found
}

/** The place of the column that most likely holds the texts: by its name, else by the length of its texts. */
export function likelyColumn(columns: readonly Column[]): number {
  const rankOf = ({ name }: Column) => (TEXT_NAMES.indexOf(name?.toLowerCase() ?? '') + 1 || 99) - 1
  const lengthOf = ({ texts }: Column) => texts.reduce((sum, { length }) => sum + length, 0) / texts.length
  const [best] = columns
    .map((column, place) => ({ place, rank: rankOf(column), length: lengthOf(column) }))
    .sort((a, b) => a.rank - b.rank || b.length - a.length)
  return best?.place ?? 0
}

/** The texts that hold something, trimmed. */
export function filled(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}
