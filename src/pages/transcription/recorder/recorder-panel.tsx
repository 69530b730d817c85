import { Mic, Pause, Play, Square, X } from 'lucide-react'
import type { RecorderState } from '@/audio/recorder.ts'
import { Button } from '@/ui/button.tsx'
import { sayDuration } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

export type RecorderControls = {
  state: RecorderState
  /** A recording came back that another visit of this page had lost. */
  isBroughtBack: boolean
  onRecord: () => void
  onPause: () => void
  onResume: () => void
  onStop: () => void
}

/** The recorder in each of its states: one large button, then time, loudness and what ends it. */
export function RecorderPanel(controls: RecorderControls) {
  const { state, onRecord } = controls
  if (state.status === 'idle') {
    return (
      <button
        type="button"
        className="inline-flex min-h-14 items-center gap-2.5 rounded-full border border-accent bg-accent-soft px-7 font-semibold text-accent text-lg hover:bg-sunken"
        onClick={onRecord}
      >
        <Mic aria-hidden className="size-5" />
        {say('recorder.record')}
      </button>
    )
  }
  return (
    <>
      <RecorderReadings state={state} />
      <RecorderButtons {...controls} />
    </>
  )
}

/** What goes on: waiting for permission, or how long and how loud. */
export function RecorderReadings({ state }: { state: RecorderState }) {
  if (state.status === 'asking') {
    return (
      <p role="status" className="max-w-80 text-ink-soft">
        {say('recorder.asking')}
      </p>
    )
  }
  const isPaused = state.status === 'paused'
  return (
    <>
      <p role="status" className="flex items-center gap-2 text-ink-soft text-sm">
        <span
          aria-hidden
          className={`size-2.5 rounded-full forced-color-adjust-none ${isPaused ? 'bg-line-strong' : 'animate-pulse bg-bad'}`}
        />
        {say(isPaused ? 'recorder.paused' : 'recorder.recording')}
      </p>
      <p role="timer" aria-label={say('recorder.time')} className="font-semibold text-2xl tabular-nums">
        {sayDuration(Math.floor(state.seconds))}
      </p>
      <Level level={state.level} held={state.held} />
      {state.isMute && (
        <p role="alert" className="max-w-80 text-sm text-warning">
          {say('recorder.mute')}
        </p>
      )}
    </>
  )
}

/** What can be done in each state, without the readings. */
export function RecorderButtons({ state, onRecord, onPause, onResume, onStop }: RecorderControls) {
  if (state.status === 'idle') {
    return (
      <Button look="filled" className="flex-1" onClick={onRecord}>
        <Mic aria-hidden className="size-4" />
        {say('recorder.record')}
      </Button>
    )
  }
  if (state.status === 'asking') {
    return (
      <Button autoFocus onClick={onStop}>
        <X aria-hidden className="size-4" />
        {say('recorder.cancel')}
      </Button>
    )
  }
  const isPaused = state.status === 'paused'
  return (
    <div className="flex gap-2 *:flex-1">
      <Button onClick={isPaused ? onResume : onPause}>
        {isPaused ? <Play aria-hidden className="size-4" /> : <Pause aria-hidden className="size-4" />}
        {say(isPaused ? 'recorder.resume' : 'recorder.pause')}
      </Button>
      <Button autoFocus onClick={onStop} disabled={state.status === 'stopping'}>
        <Square aria-hidden className="size-3.5 fill-current text-bad" />
        {say('recorder.stop')}
      </Button>
    </div>
  )
}

const LOUD = 0.95

function Level({ level, held }: { level: number; held: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the browser's own meter cannot show the held level
    <div
      role="meter"
      aria-label={say('recorder.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
      className="relative h-2.5 w-64 max-w-full overflow-hidden rounded-full bg-sunken forced-color-adjust-none"
    >
      <span
        className={`absolute inset-y-0 left-0 rounded-full ${level > LOUD ? 'bg-bad' : 'bg-good'}`}
        style={{ width: `${level * 100}%` }}
      />
      <span
        className={`absolute inset-y-0 w-0.5 ${held > LOUD ? 'bg-bad' : 'bg-ink-soft'}`}
        style={{ left: `calc(${held * 100}% - 2px)` }}
      />
    </div>
  )
}
