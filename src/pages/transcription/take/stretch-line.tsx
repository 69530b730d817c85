import { useStore } from 'zustand'
import type { MenuAction } from '@/session/actions.ts'
import { act } from '@/session/actions.ts'
import { type Stretch, transcriptionState } from '@/session/transcription.ts'
import { Button } from '@/ui/button.tsx'
import { sayFixed } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { heardPlace } from '../heard-place.ts'

/** Chooses the stretch of the take that is sent; null is all of it. */
export function chooseStretch(stretch: Stretch | null): void {
  transcriptionState.store.setState({ stretch })
}

/** What the pointer does by dragging, from where the player stands: for the keyboard, and for small screens. */
export function stretchActions(durationSeconds: number): MenuAction[] {
  const chosen = () => transcriptionState.store.getState().stretch ?? null
  const begin = () => {
    const { seconds } = heardPlace.getState()
    const end = chosen()?.endSeconds ?? 0
    chooseStretch({ startSeconds: seconds, endSeconds: end > seconds ? end : durationSeconds })
  }
  const end = () => {
    const { seconds } = heardPlace.getState()
    const start = chosen()?.startSeconds ?? 0
    const endSeconds = seconds > 0 ? seconds : durationSeconds
    chooseStretch({ startSeconds: start < endSeconds ? start : 0, endSeconds })
  }
  return [
    { words: say('transcription.stretch-begin'), act: begin },
    { words: say('transcription.stretch-end'), act: end },
    { words: say('transcription.stretch-none'), act: () => chooseStretch(null) },
  ]
}

/** The stretch that is chosen, to be transcribed or let go; nothing while all of the take is meant. */
export function StretchLine() {
  const chosen = useStore(transcriptionState.store, ({ stretch }) => stretch ?? null)
  if (chosen === null) return null
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <span className="flex-1 tabular-nums">
        {say('transcription.stretch-chosen', {
          start: clock(chosen.startSeconds),
          end: clock(chosen.endSeconds),
        })}
      </span>
      <Button look="quiet" onClick={() => chooseStretch(null)}>
        {say('transcription.stretch-none')}
      </Button>
      <Button onClick={() => act('run')}>{say('transcription.stretch-run')}</Button>
    </div>
  )
}

// Finer than the player's: words are shorter than a second.
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${sayFixed(seconds % 60, 1).padStart(4, '0')}`
}
