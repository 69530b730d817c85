import { useEffect, useRef } from 'react'
import type WaveSurfer from 'wavesurfer.js'
import type { Stretch } from './peaks.ts'

// One height everywhere: the style that wavesurfer.js writes is allowed by its hash, and holds the height.
const HEIGHT_PX = 128

type WaveformProps = {
  /** The element that plays; the waveform shows its place and moves it. */
  media: HTMLMediaElement | null
  peaks: Float32Array
  durationSeconds: number
  /** Stretches to be marked. */
  shaded?: readonly Stretch[]
}

/**
 * The shape of a sound, with the place where it plays; a press or a drag moves it. For the pointer only:
 * what holds it gives the keyboard its way. It neither fetches nor decodes anything.
 */
export function Waveform({ media, peaks, durationSeconds, shaded = [] }: WaveformProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const container = box.current
    if (container === null || media === null || !(durationSeconds > 0)) return
    let surfer: WaveSurfer | null = null
    let isGone = false
    void import('wavesurfer.js').then(({ default: Surfer }) => {
      if (isGone) return
      surfer = Surfer.create({
        container,
        media,
        height: HEIGHT_PX,
        peaks: [peaks],
        duration: durationSeconds,
        normalize: true,
        dragToSeek: true,
        hideScrollbar: true,
        barHeight: 0.84,
        barWidth: 2,
        barGap: 1,
        barRadius: 2,
        cursorWidth: 2,
        ...coloursOf(container),
      })
    })
    const watch = new MutationObserver(() => surfer?.setOptions(coloursOf(container)))
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      isGone = true
      watch.disconnect()
      surfer?.destroy()
    }
  }, [media, peaks, durationSeconds])
  return (
    <div className="relative h-32 overflow-hidden" aria-hidden>
      {shaded.map(({ startSeconds, endSeconds }) => (
        <span
          key={startSeconds}
          className="pointer-events-none absolute inset-y-0 rounded-sm border-accent border-b-4 bg-accent-soft"
          style={{
            left: `${(startSeconds / durationSeconds) * 100}%`,
            width: `${((endSeconds - startSeconds) / durationSeconds) * 100}%`,
          }}
        />
      ))}
      <div ref={box} className="relative" />
    </div>
  )
}

// A canvas knows no variables of CSS.
function coloursOf(element: HTMLElement) {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name)
  return {
    waveColor: colour('--line-strong'),
    progressColor: colour('--accent'),
    cursorColor: colour('--ink'),
  }
}
