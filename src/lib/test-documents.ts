// For tests only: Markdown documents made at random, the same for the same seed.

/** Mulberry32 (public domain, by Tommy Ettinger): numbers in 0..1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number

function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)]
  if (chosen === undefined) throw new Error('Nothing to pick from.')
  return chosen
}

const FRAGMENTS = [
  'A paragraph\nof two lines.',
  'Text with `code`, **strong** and <b>html</b>.',
  '# Heading',
  '### Closed ###',
  'Setext\n===',
  'Setext of\ntwo lines\n---',
  '---',
  '* * *',
  '- a\n- b\n- c',
  '- a\n\n- b\n\n- c',
  '* a\n  * b\n    * c\n* d',
  '1. a\n2. b\n\n   more\n3. c',
  '10) a\n11) b',
  '- [ ] task\n- [x] done',
  '- a\nlazy\n- b',
  '- a\n\n\n  after two blank lines\n- b',
  '- a\n\n      indented code in an item',
  '-\n  begins empty\n-',
  '-\n\n  not of the item',
  '```js\nconst a = 1\n\nconst b = 2\n```',
  '~~~\n```\n\ntilde\n~~~',
  '````md\n```\ninner\n\n```\n````',
  '```\nnot closed\n\n- a\n\n# b',
  '1. step\n   ```sh\n   npm i\n\n   npm start\n   ```\n2. next',
  '1. step\n  ```\nout of the item\n\n- x\n  ```\n2. next',
  '- a\n  ```\n  not closed\n\nout again',
  '- a\n# heading\n  ```\n  x\n\ny\n  ```',
  'text\n2. no item\n   ```\ncode\n\nmore\n   ```',
  '   ```\n   indented fence\n\nx\n   ```',
  '> quote\n> more\n\n> another',
  '> ```\n> code\n\nout of it',
  '> - a\n>\n> - b\nlazy',
  '> quote\nlazy\n```\ncode\n```',
  '    indented code\n\n    goes on\n\n    and on',
  '\tcode by a tab\n\n\tgoes on',
  'text\n    not code',
  '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 |',
  'a | b\n- | -\n1 | 2',
  '<div>\n*raw*\n\n*not raw*\n</div>',
  '<div>\n```\n\nx\n```',
  '<span>\n- a\n  ```\n\nx\n  ```',
  '<details>\n<summary>More</summary>\n\n- a\n\n</details>',
  '<!-- comment\n\n- a\n\n```\n-->',
  '<!--> text\n\nmore',
  '<?php\n\n# x\n\n?> rest',
  '<?>\n\ntext',
  '<![CDATA[\n\n```\n\n]]>',
  '<!DOCTYPE\n\nhtml>',
  '<pre>\n\n# x\n\n</script>\n\ntext',
  '<script>\nlet a\n\nlet b\n</script> rest',
  '<textarea>\n\n*x*\n\n</TEXTAREA>',
  '- <pre>\n\n  x\n\nout',
  'text\n<pre>\n\n```\n</pre>',
  '$$\nx^2\n\ny\n$$',
  '$$ meta\na\n\n$$',
  '$$x$$ and $y$',
  'text\n$$\na\n\nb\n$$\ntext',
  '- a\n  $$\n  x\n\n  y\n  $$',
  'Hard break  \nand\\\nanother',
  '\u00a0\n\nno-break space alone',
  '\uFEFFbegins with a mark',
  'a\rb\r\rc',
  '| no | table |\n\n| - | - |',
  '*emphasis\n\nnot closed*',
  '[link](http://a "b\n\nc")',
  '![image](x.png)\nhttps://example.org',
]

const DEFINITIONS = [
  '[a]: http://a',
  '[a]',
  '[^1]: note\n\n    more of it',
  'See [^1].',
  '> [a]: http://quote',
  '- [a]: http://item',
]

const LINES = [
  '',
  '',
  '',
  ' ',
  '\t',
  'text',
  'more text',
  '- a',
  '* b',
  '+',
  '1. c',
  '2. d',
  '3) e',
  '-   wide',
  '-      code',
  '-\ttab',
  '```',
  '```js',
  '````',
  '~~~',
  '$$',
  '# h',
  '===',
  '---',
  '- - -',
  '> q',
  '> - q',
  '> ```',
  '- ```',
  '1. > x',
  '<div>',
  '</div>',
  '<b>',
  '<!-- x',
  '-->',
  '<pre>',
  '</pre>',
  '<?x',
  '?>',
  '| a | b |',
  '| - | - |',
  '- | -',
]
const INDENTS = ['', '', '', '', ' ', '  ', '   ', '    ', '      ', '\t', ' \t']

/** Whole constructs in a row, mostly with blank lines between them. */
export function fragmentDocument(random: Random): string {
  const count = 1 + Math.floor(random() * 12)
  const fragments = random() < 0.1 ? [...FRAGMENTS, ...DEFINITIONS] : FRAGMENTS
  const parts = Array.from({ length: count }, () => {
    const indent = random() < 0.1 ? pick(random, INDENTS) : ''
    const fragment = pick(random, fragments).replace(/^(?=.)/gm, indent)
    return fragment + pick(random, ['\n', '\n\n', '\n\n', '\n\n', '\n \t\n', '\n\n\n'])
  })
  const text = parts.join('')
  return random() < 0.15 ? text.replaceAll('\n', '\r\n') : text
}

/** Single lines at any indent: nonsense that no one writes, and a parser has an answer for. */
export function lineDocument(random: Random): string {
  const count = 1 + Math.floor(random() * 24)
  const lines = Array.from({ length: count }, () => pick(random, INDENTS) + pick(random, LINES))
  return lines.join(random() < 0.05 ? '\r' : '\n') + pick(random, ['', '\n'])
}

/** The text in pieces of any length, as a stream brings it. */
export function piecesOf(random: Random, text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + 1 + Math.floor(random() ** 3 * 40)
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}
