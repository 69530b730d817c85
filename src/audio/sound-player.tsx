import { Pause, Play } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { LivePlayer } from './live-player.ts'
import type { Stretch } from './peaks.ts'
import { useObjectUrl } from './use-object-url.ts'
import { useSound } from './use-sound.ts'
import { Waveform } from './waveform.tsx'

/** The strings of a player. */
export type PlayerWords = {
  play: string
  pause: string
  position: string
  /** A place in words, as `0:04 of 0:12`. */
  time: (seconds: number, ofSeconds: number) => string
  unplayable: string
  cut: string
}

/** A sound that is heard elsewhere already, and is to be carried on here. */
export type Before = Pick<LivePlayer, 'seconds' | 'isWanted' | 'handOver'>

/** What others may ask of a player; `play` makes it heard from that place on. */
export type PlayerHandle = { seek(seconds: number): void; play(seconds: number): void }

type SoundPlayerProps = {
  blob: Blob
  words: PlayerWords
  volume?: number
  rate?: number
  shaded?: readonly Stretch[]
  /** The stretch that is chosen, and who wants to know of another one; see `Waveform`. */
  stretch?: Stretch | null
  onStretch?: (stretch: Stretch | null) => void
  /** Told where it is, at every frame while it plays. */
  onPlace?: (seconds: number) => void
  /** Told by the keys that make it faster and slower. */
  onRate?: (rate: number) => void
  /** Carried on once, at its place; it plays on only if that one did. */
  before?: Before | null
  ref?: Ref<PlayerHandle>
  /** Stands at the end of the line under the waveform. */
  children?: ReactNode
}

const STEP_SECONDS = 1
const FLAT = new Float32Array(2)
const RATE_STEP = 0.25
const SLOWEST = 0.5
const FASTEST = 2

/**
 * Plays a sound, never by itself: a waveform and a Play button, on which the arrow keys move and Home and
 * End jump. What cannot be played says so in words. Going away stops it. What was heard while it arrived goes
 * on at the same place.
 */
export function SoundPlayer(props: SoundPlayerProps) {
  const { blob, words, volume = 1, rate = 1, before = null, ref, children } = props
  const { shaded, stretch, onStretch, onPlace, onRate } = props
  const url = useObjectUrl(blob)
  const sound = useSound(blob)
  const button = useRef<HTMLButtonElement>(null)
  const [media, setMedia] = useState<HTMLAudioElement | null>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const [mediaSeconds, setMediaSeconds] = useState(0)
  const [isBroken, setIsBroken] = useState(false)
  const known = typeof sound === 'object' ? sound : null
  const duration = known?.durationSeconds ?? mediaSeconds

  const seek = (to: number) => {
    if (media === null) return
    media.currentTime = Math.max(0, Math.min(duration, to))
    setSeconds(media.currentTime)
  }
  const play = () => void media?.play().catch(() => {})
  useImperativeHandle(ref, () => ({
    seek,
    play(to) {
      seek(to)
      play()
    },
  }))
  // While the sound is read, what draws it comes.
  useEffect(() => void import('wavesurfer.js'), [])
  usePlace(media, isPlaying, onPlace)
  // A press on Play may be refused by the browser; the button then simply stays Play.
  const toggle = () => (isPlaying ? media?.pause() : play())
  const press = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.currentTarget !== button.current) {
      event.preventDefault()
      toggle()
    }
    const faster = { '<': -RATE_STEP, '>': RATE_STEP }[event.key]
    if (faster !== undefined) onRate?.(Math.min(FASTEST, Math.max(SLOWEST, rate + faster)))
    const to = placeOf(event.key, media?.currentTime ?? 0, duration)
    if (to === null) return
    event.preventDefault()
    seek(to)
  }
  if (media !== null) {
    media.volume = volume
    media.playbackRate = rate
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <audio
        ref={setMedia}
        className="hidden"
        preload="metadata"
        {...(url === null ? {} : { src: url })}
        onPlay={() => setIsPlaying(true)}
        onPause={() => setIsPlaying(false)}
        onEnded={() => setIsPlaying(false)}
        onTimeUpdate={(event) => setSeconds(event.currentTarget.currentTime)}
        onSeeking={(event) => setSeconds(event.currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget }) => {
          setIsBroken(false)
          if (Number.isFinite(currentTarget.duration)) setMediaSeconds(currentTarget.duration)
          if (before !== null) void carryOn(before, currentTarget)
        }}
        onError={() => setIsBroken(url !== null)}
      />
      {isBroken ? (
        <p role="alert" className="rounded-md bg-warning-soft p-3 text-sm text-warning">
          {words.unplayable}
        </p>
      ) : (
        <>
          {/* After a press in the picture the keys of the Play button act: Space plays, the arrows move. */}
          <div
            className="rounded-md bg-sunken px-2"
            onPointerUp={() => button.current?.focus({ preventScroll: true })}
          >
            {sound === 'reading' || media === null || duration === 0 ? (
              <div className="h-32" />
            ) : (
              <Waveform
                // wavesurfer.js listens to the address that it was made with.
                key={url}
                media={media}
                peaks={known?.peaks ?? FLAT}
                durationSeconds={duration}
                isWhole={known?.isWhole ?? true}
                shaded={shaded}
                stretch={stretch}
                onStretch={onStretch}
              />
            )}
          </div>
          {known?.isCut === true && <p className="text-sm text-warning">{words.cut}</p>}
          <div className="flex min-h-9 flex-wrap items-center gap-2">
            <button
              ref={button}
              type="button"
              aria-label={isPlaying ? words.pause : words.play}
              title={isPlaying ? words.pause : words.play}
              aria-keyshortcuts="Space ArrowLeft ArrowRight"
              className="grid size-9 shrink-0 place-items-center rounded-full border border-line-strong bg-surface hover:bg-sunken pointer-coarse:size-11"
              onClick={toggle}
              onKeyDown={press}
            >
              {isPlaying ? (
                <Pause aria-hidden className="size-4 fill-current" />
              ) : (
                <Play aria-hidden className="ml-0.5 size-4 fill-current" />
              )}
            </button>
            <span
              role="slider"
              // The Play button takes the keys, so that the player is one stop.
              tabIndex={-1}
              aria-label={words.position}
              aria-valuemin={0}
              aria-valuemax={Number(duration.toFixed(2))}
              aria-valuenow={Number(seconds.toFixed(2))}
              aria-valuetext={words.time(seconds, duration)}
              onKeyDown={press}
              className="text-ink-soft text-sm tabular-nums"
            >
              {words.time(seconds, duration)}
            </span>
            {children}
          </div>
        </>
      )}
      {isBroken && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  )
}

// The element tells its place four times a second, which is late for words.
function usePlace(
  media: HTMLAudioElement | null,
  isPlaying: boolean,
  onPlace: ((seconds: number) => void) | undefined,
): void {
  const tell = useEffectEvent((seconds: number) => onPlace?.(seconds))
  const isWanted = onPlace !== undefined
  useEffect(() => {
    if (media === null || !isWanted) return
    let frame = 0
    const look = () => {
      tell(media.currentTime)
      if (isPlaying) frame = requestAnimationFrame(look)
    }
    look()
    media.addEventListener('seeking', look)
    return () => {
      cancelAnimationFrame(frame)
      media.removeEventListener('seeking', look)
    }
  }, [media, isPlaying, isWanted])
}

// The other is heard until this one is: no gap, and no place heard twice by more than a moment.
async function carryOn(before: Before, media: HTMLMediaElement): Promise<void> {
  const isWanted = before.isWanted()
  media.currentTime = before.seconds()
  if (!isWanted) return before.handOver(false)
  try {
    await media.play()
    media.currentTime = Math.max(media.currentTime, before.seconds())
    before.handOver(true)
  } catch {
    // Held back by the browser: the place is kept, and the button stays Play.
    before.handOver(false)
  }
}

function placeOf(key: string, now: number, duration: number): number | null {
  // A short sound is walked in smaller steps.
  const step = Math.min(STEP_SECONDS, duration / 10)
  if (key === 'ArrowLeft' || key === 'ArrowDown') return now - step
  if (key === 'ArrowRight' || key === 'ArrowUp') return now + step
  if (key === 'Home') return 0
  return key === 'End' ? duration : null
}
