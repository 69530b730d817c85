// Where in a JSON text something stands. The browsers' own parsers say it in three different ways, or not.

/** What is wrong with a JSON text, and where: `found` is what stands there, cut short. */
export type JsonTrouble = {
  /** From 1. */
  line: number
  trouble: 'ended' | 'unexpected' | 'comma' | 'string'
  found: string
}

/** The first place at which a text is no JSON; null when it is JSON (RFC 8259). */
export function jsonTrouble(text: string): JsonTrouble | null {
  const walked = walk(text, null)
  if (walked.trouble === null) return null
  return {
    line: lineAt(text, walked.at),
    trouble: walked.trouble,
    found: /^[^\s,:[\]{}]{1,20}|^./.exec(text.slice(walked.at, walked.at + 20))?.[0] ?? '',
  }
}

/** The line, from 1, on which the value at a path of a JSON text begins; 1 when there is no such value. */
export function lineOfValue(text: string, path: readonly PropertyKey[]): number {
  return lineAt(text, walk(text, path.map(String)).foundAt ?? 0)
}

/** The line, from 1, of a place in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

type Walked = { at: number; trouble: JsonTrouble['trouble'] | null; foundAt: number | null }
type Level = { opener: '{' | '['; key: string; count: number }
type Wanted = 'value' | 'first value' | 'first key' | 'key' | 'colon' | 'next' | 'nothing'

const SPACE = /[ \t\r\n]*/y
const STRING = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\p{Cc}]*)*"/uy
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

// A stack of levels and what may come next, so that no depth of nesting is too deep.
function walk(text: string, path: readonly string[] | null): Walked {
  const levels: Level[] = []
  let wanted: Wanted = 'value'
  let foundAt: number | null = null
  let at = 0
  const isWantedPath = () =>
    path !== null &&
    levels.length === path.length &&
    levels.every(({ opener, key, count }, depth) => (opener === '{' ? key : String(count)) === path[depth])
  const end = (trouble: Walked['trouble']): Walked => ({ at, trouble, foundAt })
  const afterValue = (): Wanted => (levels.length === 0 ? 'nothing' : 'next')
  for (;;) {
    at += lengthOf(SPACE, text, at)
    const sign = text[at]
    const top = levels.at(-1)
    if (sign === undefined) return end(wanted === 'nothing' ? null : 'ended')
    if (wanted === 'nothing') return end('unexpected')
    const closes: boolean = sign === (top?.opener === '{' ? '}' : ']') && top !== undefined
    if (closes && (wanted === 'next' || wanted === 'first value' || wanted === 'first key')) {
      levels.pop()
      at += 1
      wanted = afterValue()
    } else if (closes && (wanted === 'key' || (wanted === 'value' && sign === ']'))) {
      return end('comma')
    } else if (wanted === 'next') {
      if (sign !== ',' || top === undefined) return end('unexpected')
      top.count += 1
      at += 1
      wanted = top.opener === '{' ? 'key' : 'value'
    } else if (wanted === 'colon') {
      if (sign !== ':') return end('unexpected')
      at += 1
      wanted = 'value'
    } else if (wanted === 'key' || wanted === 'first key') {
      const length = lengthOf(STRING, text, at)
      if (length === 0 || top === undefined) return end(sign === '"' ? 'string' : 'unexpected')
      top.key = text.slice(at + 1, at + length - 1)
      at += length
      wanted = 'colon'
    } else {
      if (isWantedPath()) foundAt ??= at
      if (sign === '{' || sign === '[') {
        levels.push({ opener: sign, key: '', count: 0 })
        at += 1
        wanted = sign === '{' ? 'first key' : 'first value'
        continue
      }
      const length = lengthOf(sign === '"' ? STRING : PLAIN, text, at)
      if (length === 0) return end(sign === '"' ? 'string' : 'unexpected')
      at += length
      wanted = afterValue()
    }
  }
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
