import { useEffect, useEffectEvent, useRef } from 'react'
import type WaveSurfer from 'wavesurfer.js'
import type { Region } from 'wavesurfer.js/plugins/regions'
import type { Stretch } from './peaks.ts'

// One height each everywhere: the styles that wavesurfer.js writes are allowed by their hashes, and hold it.
const HEIGHT_PX = 128
const MINIMAP_PX = 20
// A longer sound is drawn so wide that speech can be made out, with all of it small underneath.
const LONG_SECONDS = 120
const LONG_PX_PER_SECOND = 12
/** A shorter drag is a press with an unsteady hand. */
const LEAST_STRETCH_SECONDS = 0.1

// A region is drawn by CSS, and follows the theme by itself.
const CHOSEN = 'color-mix(in oklab, var(--accent) 24%, transparent)'

type WaveformProps = {
  /** The element that plays; the waveform shows its place and moves it. */
  media: HTMLMediaElement | null
  peaks: Float32Array
  durationSeconds: number
  /** All of the sound is in the peaks: then a long one gets its small picture. */
  isWhole: boolean
  /** Stretches to be marked; the whole sound is then always in view. */
  shaded?: readonly Stretch[] | undefined
  /** The stretch that is chosen. With `onStretch` a drag chooses one, without it moves the place. */
  stretch?: Stretch | null | undefined
  onStretch?: ((stretch: Stretch | null) => void) | undefined
}

/**
 * The shape of a sound, with the place where it plays; a press moves it. For the pointer only: what holds it
 * gives the keyboard its way. It neither fetches nor decodes anything. Peaks may come bit by bit.
 */
export function Waveform(props: WaveformProps) {
  const { media, peaks, durationSeconds, isWhole, shaded = [], stretch = null, onStretch } = props
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const choose = useEffectEvent((chosen: Stretch | null) => onStretch?.(chosen))
  const latest = useEffectEvent(() => ({ peaks, durationSeconds, stretch, hasMinimap }))
  const canChoose = onStretch !== undefined
  const isLong = durationSeconds > LONG_SECONDS && shaded.length === 0
  const hasMinimap = isLong && isWhole
  useEffect(() => {
    const container = box.current
    if (container === null || media === null) return
    let isGone = false
    void draw(container, { media, isLong, ...latest() }, canChoose ? choose : null).then((made) => {
      if (isGone) return made.destroy()
      drawn.current = made
      made.show(latest())
    })
    const watch = new MutationObserver(() => drawn.current?.surfer.setOptions(coloursOf(container)))
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      isGone = true
      watch.disconnect()
      drawn.current?.destroy()
      drawn.current = null
    }
  }, [media, isLong, canChoose])
  useEffect(() => {
    drawn.current?.show({ peaks, durationSeconds, stretch, hasMinimap })
  }, [peaks, durationSeconds, stretch, hasMinimap])
  return (
    <div className={`relative overflow-hidden ${isLong ? 'h-37' : 'h-32'}`} aria-hidden>
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

type Shape = { peaks: Float32Array; durationSeconds: number; stretch: Stretch | null; hasMinimap: boolean }

type Frame = { media: HTMLMediaElement; isLong: boolean }

type Drawn = { surfer: WaveSurfer; show: (shape: Shape) => void; destroy: () => void }

async function draw(
  container: HTMLElement,
  { media, isLong, peaks, durationSeconds }: Shape & Frame,
  choose: ((stretch: Stretch | null) => void) | null,
): Promise<Drawn> {
  const [{ default: Surfer }, regions] = await Promise.all([
    import('wavesurfer.js'),
    choose === null ? null : import('wavesurfer.js/plugins/regions'),
  ])
  const colours = coloursOf(container)
  const chosen = regions?.default.create() ?? null
  const surfer = Surfer.create({
    container,
    media,
    height: HEIGHT_PX,
    peaks: [peaks],
    duration: durationSeconds,
    normalize: true,
    dragToSeek: choose === null,
    hideScrollbar: true,
    minPxPerSec: isLong ? LONG_PX_PER_SECOND : 0,
    barHeight: 0.84,
    barWidth: 2,
    barGap: 1,
    barRadius: 2,
    cursorWidth: 2,
    plugins: chosen === null ? [] : [chosen],
    ...colours,
  })
  let shownPeaks = peaks
  let region: Region | null = null
  let isSmallAsked = false
  let isDestroyed = false
  // The small picture comes beside the one that is there: drawing both anew would leave nothing to see meanwhile.
  const addSmall = async () => {
    isSmallAsked = true
    const { default: Minimap } = await import('wavesurfer.js/plugins/minimap')
    if (isDestroyed) return
    surfer.registerPlugin(Minimap.create({ height: MINIMAP_PX, normalize: true, ...coloursOf(container) }))
  }
  // Whoever shows a stretch has not chosen it.
  let isShowing = false
  if (chosen !== null) {
    chosen.enableDragSelection({ color: CHOSEN })
    const tell = (made: Region) => {
      if (isShowing) return
      if (made !== region) region?.remove()
      region = made
      const { start, end } = made
      const isTooShort = end - start < LEAST_STRETCH_SECONDS
      if (isTooShort) made.remove()
      if (isTooShort) region = null
      choose?.(isTooShort ? null : { startSeconds: start, endSeconds: end })
    }
    chosen.on('region-created', tell)
    chosen.on('region-updated', tell)
  }
  return {
    surfer,
    destroy() {
      isDestroyed = true
      surfer.destroy()
    },
    show({ peaks, durationSeconds, stretch, hasMinimap }) {
      if (peaks !== shownPeaks) {
        // The same address again: nothing is fetched. It is rejected when more peaks come before it is drawn.
        surfer.load(media.src, [peaks], durationSeconds).catch(() => {})
      }
      shownPeaks = peaks
      if (hasMinimap && !isSmallAsked) void addSmall().catch(() => {})
      if (chosen === null) return
      isShowing = true
      const place = stretch === null ? null : { start: stretch.startSeconds, end: stretch.endSeconds }
      if (place === null) {
        region?.remove()
        region = null
      } else if (region === null) {
        region = chosen.addRegion({ ...place, color: CHOSEN })
      } else if (region.start !== place.start || region.end !== place.end) region.setOptions(place)
      isShowing = false
    },
  }
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
