import { useLayoutEffect, useRef } from 'react'

/** About so many characters stand in one piece: more cost more to lay out at every frame. */
const PIECE_CHARACTERS = 2_000

/**
 * Text that grows at its end: only what is new is written. It stands in pieces of whole lines, each laid out by
 * itself, so that a frame costs the same however long the text has become.
 */
export function AppendText({ text }: { text: string }) {
  const place = useRef<HTMLSpanElement>(null)
  const drawn = useRef('')
  useLayoutEffect(() => {
    const parent = place.current
    if (parent === null) return
    const isLonger = text.startsWith(drawn.current)
    if (!isLonger) parent.replaceChildren()
    append(parent, isLonger ? text.slice(drawn.current.length) : text)
    drawn.current = text
  }, [text])
  return <span ref={place} />
}

function append(parent: HTMLElement, text: string): void {
  for (let from = 0; from < text.length; ) {
    const piece = openPiece(parent)
    // A piece that is long enough ends with its line.
    const lineEnd = text.indexOf('\n', from + Math.max(0, PIECE_CHARACTERS - piece.length))
    const to = lineEnd < 0 ? text.length : lineEnd + 1
    piece.appendData(text.slice(from, to))
    from = to
  }
}

function openPiece(parent: HTMLElement): Text {
  const last = parent.lastElementChild?.firstChild
  const isOpen = last instanceof Text && !(last.length >= PIECE_CHARACTERS && last.data.endsWith('\n'))
  if (isOpen) return last
  const block = document.createElement('span')
  block.className = 'block'
  parent.append(block)
  const piece = new Text()
  block.append(piece)
  return piece
}
