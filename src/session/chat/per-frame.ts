/** Paints at most once an animation frame. */
export type PerFrame = {
  /** Paints with the next frame, once, however often it is called. */
  soon(): void
  /** Paints at once; a frame that was asked for is dropped. */
  now(): void
}

// A hidden tab has no frames; then a timer paints.
const HIDDEN_EVERY_MS = 250

// A frame that was asked for before the tab was hidden would come only when it is shown again.
const asked = new Set<() => void>()
addEventListener('visibilitychange', () => {
  for (const now of asked) now()
})

/** Gathers calls into one paint a frame, or every 250 ms while the tab is hidden. */
export function perFrame(paint: () => void): PerFrame {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    asked.delete(now)
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    paint()
  }
  return {
    now,
    soon() {
      if (asked.has(now)) return
      asked.add(now)
      if (document.hidden) timer = setTimeout(now, HIDDEN_EVERY_MS)
      else frame = requestAnimationFrame(now)
    },
  }
}
