import type { ReactNode } from 'react'
import { CopyButton } from '../copy-button.tsx'

/** The frame of a block of code: its language, a copy button, the code itself. */
export function CodeFrame(props: { language: string; copy: string | null; children: ReactNode }) {
  const { language, copy, children } = props
  return (
    <figure className="code-frame" aria-label={language === '' ? 'Code' : `Code, ${language}`}>
      <figcaption>
        <span>{language === '' ? 'code' : language}</span>
        {copy !== null && <CopyButton text={copy} label="Copy code" />}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{children}</code>
      </pre>
    </figure>
  )
}
