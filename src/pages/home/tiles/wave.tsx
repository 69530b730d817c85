import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Outline, wavOutline } from '@/lib/wav-peaks.ts'
import { say } from '@/words/say.ts'

const PARTS = 120

/** A sound as a wave with one button; it plays only on a press. */
export function Wave({ audio }: { audio: Blob }) {
  const player = useRef<HTMLAudioElement>(null)
  const [outline, setOutline] = useState<Outline | null>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  useEffect(() => {
    let isGone = false
    const url = URL.createObjectURL(audio)
    if (player.current !== null) player.current.src = url
    void audio.arrayBuffer().then((bytes) => !isGone && setOutline(wavOutline(bytes, PARTS)))
    return () => {
      isGone = true
      URL.revokeObjectURL(url)
    }
  }, [audio])
  const toggle = () => {
    if (isPlaying) player.current?.pause()
    // Refused where the browser wants another press first; the button stays.
    else player.current?.play().catch(() => {})
  }
  const Icon = isPlaying ? Pause : Play
  return (
    <div className="flex items-center gap-3">
      <button
        type="button"
        aria-label={say(isPlaying ? 'home.pause' : 'home.play')}
        onClick={toggle}
        className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-soft text-accent hover:bg-accent-fill hover:text-accent-on"
      >
        <Icon aria-hidden className="size-4 fill-current" />
      </button>
      <svg viewBox={`0 0 ${PARTS} 40`} preserveAspectRatio="none" aria-hidden className="h-16 min-w-0 flex-1">
        {outline?.peaks.map((peak, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of a sound is its place
            key={index}
            x={index + 0.15}
            width="0.7"
            y={20 - Math.max(0.5, peak * 19)}
            height={Math.max(1, peak * 38)}
            className="fill-accent"
          />
        ))}
      </svg>
      {/* biome-ignore lint/a11y/useMediaCaption: its text stands above it */}
      <audio
        ref={player}
        onPlay={() => setIsPlaying(true)}
        onPause={() => setIsPlaying(false)}
        onEnded={() => setIsPlaying(false)}
      />
    </div>
  )
}
