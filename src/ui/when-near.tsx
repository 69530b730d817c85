import { type ReactNode, useEffect, useRef, useState } from 'react'

/** How far off the view something is made ready: pixels. */
const NEAR_PX = 1_500

type WhenNearProps = {
  /** Drawn in full at once: it is known to stand in view. */
  isNear: boolean
  label: string
  /** What stands there meanwhile: found by a search in the page, read aloud, and cheap. */
  text: string
  children: ReactNode
}

/**
 * Draws what is heavy only once the reader comes near, and keeps it then. Until that it is its text in a
 * box that the browser neither lays out nor paints, as high as the text is long.
 */
export function WhenNear({ isNear: startsNear, label, text, children }: WhenNearProps) {
  const [isNear, setIsNear] = useState(startsNear)
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isNear || place.current === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true)
      },
      // Not the root's margin: what scrolls is a box within the window.
      { scrollMargin: `${NEAR_PX}px` },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [isNear])
  if (isNear) return children
  return (
    <article
      ref={place}
      aria-label={label}
      className="whitespace-pre-wrap [content-visibility:auto] [overflow-wrap:anywhere]"
      style={{ containIntrinsicSize: `auto ${heightOf(text)}px` }}
    >
      {text}
    </article>
  )
}

const LINE_CHARACTERS = 80
const LINE_PX = 28
const LEAST_PX = 80

// A guess; what is above the view may turn out higher or lower, and the browser keeps the view in place.
function heightOf(text: string): number {
  return LEAST_PX + Math.ceil(text.length / LINE_CHARACTERS) * LINE_PX
}
