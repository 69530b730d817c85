import type { Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { useEffect, useState } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { CodeFrame } from './code-frame.tsx'
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
