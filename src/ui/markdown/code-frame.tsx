import { type ReactNode, use } from 'react'
import { CopyButton } from '../copy-button.tsx'
import { MarkdownWords } from './markdown-words.ts'

/** The frame of a block of code: its language, a copy button, the code itself. */
export function CodeFrame(props: { language: string; copy: string | null; children: ReactNode }) {
  const { language, copy, children } = props
  const words = use(MarkdownWords)
  return (
    <figure className="code-frame" aria-label={language === '' ? words.code : words.codeIn(language)}>
      <figcaption>
        <span>{language === '' ? words.code.toLowerCase() : language}</span>
        {copy !== null && <CopyButton text={copy} label={words.copyCode} />}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{children}</code>
      </pre>
    </figure>
  )
}
