// The Markdown that sandbox-stress is made of: every kind of block that a page may have to draw.
import { code, codeParts, lists, long, math, scripts, vocabulary } from './stress-text.ts'

type Random = () => number
type Block = (random: Random) => string

/** A paragraph of two to five sentences on nothing in particular. */
export function paragraph(random: Random): string {
  return times(2 + whole(random, 4), () => sentence(random)).join(' ')
}

/** A line of Python, indented to stand after the lines before it; `line` counts from 0. */
export function codeLine(random: Random, line: number): string {
  const name = `${pick(random, codeParts.verbs)}_${pick(random, codeParts.nouns)}`
  const step = line % 6
  if (step === 0) return `def ${name}_${line / 6}(values, limit=${whole(random, 500)}):`
  if (step === 1) return `    """${sentence(random)}"""`
  if (step === 2) return `    total = sum(value * ${1 + whole(random, 9)} for value in values)`
  if (step === 3) return `    if total > limit:  # ${pick(random, vocabulary.ends)}`
  if (step === 4) return `        return {"${pick(random, codeParts.nouns)}": total, "ok": False}`
  return `    return {"${pick(random, codeParts.nouns)}": limit, "ok": True}\n`
}

/** Blocks without end. Each round has every kind once, in an order of its own, under headings. */
export function* mixedBlocks(random: Random): Generator<string> {
  for (let round = 1; ; round++) {
    for (const [place, block] of shuffled(random, kinds).entries()) {
      if (place % 3 === 0) yield heading(random, round, place / 3 + 1)
      yield block(random)
    }
  }
}

// The lists differ in their marker, or two that meet would become one.
const kinds: Block[] = [
  paragraph,
  richParagraph,
  tightList,
  looseList,
  nestedList,
  taskList,
  numberedList,
  table,
  (random) => fence(random, 'python'),
  (random) => fence(random, 'javascript'),
  (random) => fence(random, 'json'),
  (random) => fence(random, 'bash'),
  (random) => fence(random, 'sql'),
  (random) => pick(random, scripts.rightToLeft),
  (random) => pick(random, scripts.eastAsian),
  (random) => `${pick(random, scripts.emoji)} ${sentence(random)}`,
  rawHtml,
  (random) => `${sentence(random)} ${pick(random, math.inline)} ${sentence(random)}`,
  (random) => `$$\n${pick(random, math.block)}\n$$`,
  quote,
  image,
  longLine,
  unbrokenLine,
  () => '---',
]

function heading(random: Random, round: number, part: number): string {
  return `${'#'.repeat(1 + whole(random, 4))} ${round}.${part} ${capital(pick(random, vocabulary.topics))}`
}

function sentence(random: Random): string {
  const { topics, verbs, objects, ends } = vocabulary
  return `${capital(pick(random, topics))} ${pick(random, verbs)} ${pick(random, objects)} ${pick(random, ends)}.`
}

function richParagraph(random: Random): string {
  const topic = pick(random, vocabulary.topics)
  const link = `[${topic}](https://example.com/${topic.replaceAll(' ', '-')}?page=${whole(random, 90)})`
  return `**${sentence(random)}** *${sentence(random)}* See ${link}, \`${pick(random, codeParts.verbs)}()\` and ~~${topic}~~ <https://example.com>.`
}

function tightList(random: Random): string {
  return times(3 + whole(random, 3), () => `* ${sentence(random)}`).join('\n')
}

function looseList(random: Random): string {
  return times(2 + whole(random, 2), () => `+ ${sentence(random)}\n\n  ${sentence(random)}`).join('\n\n')
}

function nestedList(random: Random): string {
  const topic = () => pick(random, vocabulary.topics)
  return `- ${topic()}\n  - ${topic()}\n    - ${sentence(random)}\n      1. ${topic()}\n      2. ${topic()}\n  - ${topic()}\n- ${topic()}`
}

function taskList(random: Random): string {
  return times(4, () => `- [${random() < 0.5 ? 'x' : ' '}] ${pick(random, lists.tasks)}`).join('\n')
}

function numberedList(random: Random): string {
  const start = 1 + whole(random, 20)
  return times(4, (i) => `${start + i}. ${sentence(random)}`).join('\n')
}

function table(random: Random): string {
  const row = () =>
    `| ${pick(random, vocabulary.topics)} | ${whole(random, 100_000)} | ${(random() * 100).toFixed(1)} % | ${pick(random, lists.cells)} |`
  const head = '| Name | Count | Share | Note |\n| :--- | ---: | :---: | --- |'
  return `${head}\n${times(3 + whole(random, 6), row).join('\n')}`
}

function fence(random: Random, language: keyof typeof code): string {
  return `\`\`\`${language}\n${pick(random, code[language])}\n\`\`\``
}

function rawHtml(random: Random): string {
  return `${pick(random, lists.html)}\n\n${sentence(random)} <b onclick="alert(2)">${pick(random, vocabulary.topics)}</b>`
}

function quote(random: Random): string {
  return `> ${sentence(random)}\n>\n> > ${sentence(random)}\n>\n> - ${sentence(random)}`
}

function image(random: Random): string {
  return `![${pick(random, vocabulary.topics)}](https://example.com/${whole(random, 1000)}.png) ${sentence(random)}`
}

function longLine(random: Random): string {
  return times(12, () => sentence(random)).join(' ')
}

function unbrokenLine(random: Random): string {
  return `https://example.com/${times(40, () => pick(random, long.parts)).join('')}`
}

function pick<Value>(random: Random, values: readonly [Value, ...Value[]]): Value {
  return values[whole(random, values.length)] ?? values[0]
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below)
}

function times(count: number, make: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => make(i))
}

// Fisher and Yates' shuffle, on a copy.
function shuffled(random: Random, blocks: readonly Block[]): Block[] {
  const left = [...blocks]
  return blocks.flatMap(() => left.splice(whole(random, left.length), 1))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
