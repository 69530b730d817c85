import { useLayoutEffect, useRef } from 'react'

/** Text that grows at its end: only what is new is written to the one text node. */
export function AppendText({ text }: { text: string }) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const parent = place.current
    if (parent === null) return
    const node = parent.firstChild
    if (!(node instanceof Text)) {
      parent.textContent = text
    } else if (text.length >= node.length && text.startsWith(node.data)) {
      if (text.length > node.length) node.appendData(text.slice(node.length))
    } else {
      node.data = text
    }
  }, [text])
  return <span ref={place} />
}
