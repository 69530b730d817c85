import { expect, test } from 'vitest'
import { parseMarkdown } from './parse-markdown.ts'

/** The formulas of a text, and what is left of it as plain words. */
function read(text: string): { math: string[]; words: string } {
  const math: string[] = []
  let words = ''
  const visit = (
    node: { type: string; value?: string; properties?: object; children?: unknown[] },
    isMath: boolean,
  ) => {
    const isFormula = isMath || JSON.stringify(node.properties ?? {}).includes('math-')
    if (node.type === 'text' && isFormula) math.push(node.value ?? '')
    else if (node.type === 'text') words += node.value
    for (const child of JSON.parse(JSON.stringify(node.children ?? []))) visit(child, isFormula)
  }
  visit(JSON.parse(JSON.stringify(parseMarkdown(text, 'x-'))), false)
  return { math, words }
}

test.each([
  ['the root \\( x_1 \\) of it', ['x_1']],
  ['\\[ a^2+b^2=c^2 \\]', ['a^2+b^2=c^2']],
  ['both \\(a\\) and $b$', ['a', 'b']],
  ['\\[\n\\frac{1}{2}\n\\]', ['\\frac{1}{2}']],
  ['a \\(\\left( x \\right)\\) b', ['\\left( x \\right)']],
])('%j is math', (text, formulas) => {
  expect(read(text).math.map((formula) => formula.trim())).toEqual(formulas)
})

test.each([
  ['an \\(open bracket', 'an (open bracket'],
  ['mixed \\( and \\]', 'mixed ( and ]'],
  ['apart \\(\n\nparagraphs \\)', 'apart (\nparagraphs )'],
  ['an escaped \\* star', 'an escaped * star'],
])('%j is none', (text, words) => {
  expect(read(text)).toEqual({ math: [], words })
})

test('code keeps its backslashes', () => {
  expect(read('`\\(x\\)`').words).toBe('\\(x\\)')
})
