/**
 * Remembers where the reader is. What it gives back brings the answer, the last part of the box, into view
 * unless the reader has scrolled since then.
 */
export function followAnswer(box: HTMLElement | null): () => void {
  const before = box?.scrollTop
  return () => {
    const answer = box?.lastElementChild
    if (!box || !answer || box.scrollTop !== before) return
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    // The box alone: to scroll the answer into view would move the frame around it, too.
    const top = answer.getBoundingClientRect().top - box.getBoundingClientRect().top
    box.scrollBy({ top, behavior: isCalm ? 'auto' : 'smooth' })
  }
}
