import type { Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { type ReactNode, useEffect, useState } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { CopyButton } from '../copy-button.tsx'
import { highlightCode } from './highlight.ts'

/** A finished block of code; its colours come when they are ready, its text stays put meanwhile. */
export function CodeBlock({ code, language }: { code: string; language: string }) {
  const [tree, setTree] = useState<Root | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    void highlightCode(code, language, stop.signal).then((found) => {
      if (!stop.signal.aborted) setTree(found)
    })
    return () => stop.abort()
  }, [code, language])
  return (
    <CodeFrame language={language} copy={code}>
      {tree === null ? code : toJsxRuntime(tree, { Fragment, jsx, jsxs })}
    </CodeFrame>
  )
}

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
