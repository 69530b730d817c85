import type { Element, ElementContent, Root } from 'hast'
import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { type ReactNode, use } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { CodeBlock } from './code-block.tsx'
import { type Parsed, parseGrown } from './grow-tree.ts'
import { ImageStandIn } from './image-stand-in.tsx'
import { MarkdownLink } from './links.tsx'
import { MarkdownWords } from './markdown-words.ts'
import { MathText } from './math-text.tsx'
import { parseMarkdown } from './parse-markdown.ts'

/** Renders Markdown to React elements; no HTML string is made on the way. */
export function renderMarkdown(text: string, idPrefix: string): ReactNode {
  return renderTree(parseMarkdown(text, idPrefix), text)
}

/** A `renderMarkdown` for one text that grows from call to call: it parses only where words alone do not do. */
export function growingMarkdown(): typeof renderMarkdown {
  let parsed: Parsed | null = null
  return (text, idPrefix) => {
    parsed = parseGrown(parsed, text, idPrefix)
    return renderTree(parsed.tree, text)
  }
}

function renderTree(tree: Root | null, text: string): ReactNode {
  if (tree === null) return <AsText text={text} />
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components, passNode: true, ignoreInvalidStyle: true })
}

const components: Partial<Components> = {
  a: ({ href, children }) => <MarkdownLink href={href ?? ''}>{children}</MarkdownLink>,
  img: ({ src, alt }) => <ImageStandIn source={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  pre: ({ node }) => <Preformatted node={node} />,
  code: ({ node, children }) =>
    classesOf(node).includes('math-inline') ? <MathText source={textOf(node)} /> : <code>{children}</code>,
  li: ({ node: _, children, ...given }) => <li {...given}>{withoutLineEnds(children)}</li>,
  table: ({ children }) => <Table>{children}</Table>,
  input: ({ checked }) => <Task isDone={checked ?? false} />,
}

// The line ends between the blocks of an item are none of its text, whose own line ends are kept.
function withoutLineEnds(children: ReactNode): ReactNode {
  return Array.isArray(children) ? children.filter((child) => child !== '\n') : children
}

function AsText({ text }: { text: string }) {
  const { tooMuch } = use(MarkdownWords)
  return (
    <>
      <p className="text-ink-soft text-sm">{tooMuch}</p>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
    </>
  )
}

function Table({ children }: { children: ReactNode }) {
  const { table } = use(MarkdownWords)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className="table-box" tabIndex={0} aria-label={table}>
      <table>{children}</table>
    </section>
  )
}

function Task({ isDone }: { isDone: boolean }) {
  const { task } = use(MarkdownWords)
  return <input type="checkbox" checked={isDone} disabled aria-label={task} />
}

function Preformatted({ node }: { node: Element | undefined }) {
  const code = node?.children.find((child): child is Element => child.type === 'element')
  const classes = classesOf(code)
  if (classes.includes('math-display')) return <MathText source={textOf(code)} isBlock />
  const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? ''
  return <CodeBlock code={textOf(code).replace(/\n$/, '')} language={language} />
}

function classesOf(node: Element | undefined): string[] {
  const { className } = node?.properties ?? {}
  return Array.isArray(className) ? className.map(String) : []
}

function textOf(node: Element | ElementContent | undefined): string {
  if (node?.type === 'text') return node.value
  return node?.type === 'element' ? node.children.map(textOf).join('') : ''
}
