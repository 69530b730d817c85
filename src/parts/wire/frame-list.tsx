import { useEffect, useMemo, useState } from 'react'
import { type Frame, framesOf } from '@/lib/frames.ts'
import type { Exchange } from '@/session/exchanges.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button } from '@/ui/button.tsx'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const SHOWN_FRAMES = 300

/** The frames of a stream, each with its time, which can be played again; `count` tells that reads were added. */
export function FrameList({ exchange, count }: { exchange: Exchange; count: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reads grow in place; their number tells
  const frames = useMemo(() => framesOf(exchange.reads), [exchange, count])
  const hide = useHideOwn()
  const endMs = frames.at(-1)?.atMs ?? 1
  const replay = useReplay(endMs)
  const shown = frames.filter(({ atMs }) => replay.atMs === null || atMs <= replay.atMs)
  return (
    <>
      <Timeline frames={shown} endMs={endMs} />
      <div className="flex items-center justify-between gap-2">
        <p className="text-ink-faint text-xs tabular-nums">{say('wire.frames', { count: shown.length })}</p>
        {exchange.endMs !== null && (
          <Button onClick={replay.start} disabled={replay.atMs !== null}>
            {say('wire.replay')}
          </Button>
        )}
      </div>
      {replay.atMs !== null && (
        <p role="status" className="text-info text-xs">
          {say('wire.replaying', { time: sayTime(exchange.startedAt) })}
        </p>
      )}
      <ScrollBox label={say('wire.frame-list')} className="max-h-80 rounded-sm border border-line">
        <ol className="font-mono text-xs">
          {shown.slice(0, SHOWN_FRAMES).map(({ atMs, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: frames are only ever added at the end
            <li key={index} className="flex gap-3 border-line border-b px-2 py-1 last:border-0">
              <span className="w-14 shrink-0 text-right text-ink-faint tabular-nums">{sayMs(atMs)} s</span>
              <span className="whitespace-pre-wrap break-all">{hide(text)}</span>
            </li>
          ))}
        </ol>
      </ScrollBox>
      {shown.length > SHOWN_FRAMES && (
        <p className="text-ink-faint text-xs">{say('wire.more', { count: shown.length - SHOWN_FRAMES })}</p>
      )}
    </>
  )
}

function Timeline({ frames, endMs }: { frames: readonly Frame[]; endMs: number }) {
  return (
    <svg
      viewBox="0 0 300 24"
      role="img"
      aria-label={say('wire.timeline', { count: frames.length })}
      className="w-full rounded-sm bg-sunken"
    >
      {frames.slice(0, SHOWN_FRAMES * 4).map(({ atMs }, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: frames are only ever added at the end
          key={index}
          x={(atMs / endMs) * 298}
          y="4"
          width="1"
          height="16"
          className="fill-accent opacity-60"
        />
      ))}
    </svg>
  )
}

// Plays the times of a recorded stream again: how far it is, in its own milliseconds; null when it is not on.
function useReplay(endMs: number): { atMs: number | null; start: () => void } {
  const [atMs, setAtMs] = useState<number | null>(null)
  const isOn = atMs !== null
  useEffect(() => {
    if (!isOn) return
    const startedAtMs = performance.now()
    let frame = requestAnimationFrame(step)
    function step() {
      const elapsedMs = performance.now() - startedAtMs
      setAtMs(elapsedMs > endMs ? null : elapsedMs)
      frame = requestAnimationFrame(step)
    }
    return () => cancelAnimationFrame(frame)
  }, [isOn, endMs])
  return { atMs, start: () => setAtMs(0) }
}
