/** Paints at most once an animation frame. */
export type PerFrame = {
  /** Paints with the next frame, once, however often it is called. */
  soon(): void
  /** Paints at once; a frame that was asked for is dropped. */
  now(): void
}

// A hidden tab has no frames; then a timer paints.
const HIDDEN_EVERY_MS = 250

/** Gathers calls into one paint a frame, or every 250 ms while the tab is hidden. */
export function perFrame(paint: () => void): PerFrame {
  let frame: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    if (frame !== null) cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = null
    paint()
  }
  return {
    now,
    soon() {
      if (frame !== null) return
      frame = requestAnimationFrame(now)
      timer = setTimeout(now, HIDDEN_EVERY_MS)
    },
  }
}
