import { useEffect, useRef } from 'react'

const OPTIONS = { output: 'mathml', trust: false, maxSize: 20, maxExpand: 200, throwOnError: true } as const

/**
 * A formula, its source as text until KaTeX has come and where KaTeX cannot read it. A dollar sign
 * beside a space is money, not math: then the text is shown as it was written.
 */
export function MathText({ source, isBlock = false }: { source: string; isBlock?: boolean }) {
  if (!isBlock && source.trim() !== source) return `$${source}$`
  return <Formula key={source} source={source} isBlock={isBlock} />
}

function Formula({ source, isBlock }: { source: string; isBlock: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let isGone = false
    void import('katex').then(({ default: katex }) => {
      if (isGone || place.current === null) return
      try {
        // KaTeX builds nodes, no HTML string, so Trusted Types have nothing to refuse.
        katex.render(source, place.current, { ...OPTIONS, displayMode: isBlock })
      } catch {
        // Its own words for a formula it cannot read carry a style, which the page's policy refuses.
        place.current.textContent = source
      }
    })
    return () => {
      isGone = true
    }
  }, [source, isBlock])
  return (
    <span ref={place} className={isBlock ? 'math-block' : 'math-inline'}>
      {source}
    </span>
  )
}
