import { Scissors } from 'lucide-react'
import { useStore } from 'zustand'
import { ActionMenu } from '@/parts/action-menu.tsx'
import { act } from '@/session/actions.ts'
import { type Stretch, transcriptionState } from '@/session/transcription.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import { heardPlace } from './heard-place.ts'

/** Chooses the stretch of the take that is sent; null is all of it. */
export function chooseStretch(stretch: Stretch | null): void {
  transcriptionState.store.setState({ stretch })
}

/** What the pointer does by dragging, from where the player stands: for the keyboard, and for small screens. */
export function StretchMenu({ durationSeconds }: { durationSeconds: number }) {
  const chosen = useStore(transcriptionState.store, ({ stretch }) => stretch ?? null)
  const begin = () => {
    const { seconds } = heardPlace.getState()
    const end = chosen !== null && chosen.endSeconds > seconds ? chosen.endSeconds : durationSeconds
    chooseStretch({ startSeconds: seconds, endSeconds: end })
  }
  const end = () => {
    const { seconds } = heardPlace.getState()
    const start = chosen !== null && chosen.startSeconds < seconds ? chosen.startSeconds : 0
    chooseStretch({ startSeconds: start, endSeconds: seconds > 0 ? seconds : durationSeconds })
  }
  return (
    <ActionMenu
      label={say('transcription.stretch-menu')}
      actions={[
        { words: say('transcription.stretch-begin'), act: begin },
        { words: say('transcription.stretch-end'), act: end },
        { words: say('transcription.stretch-none'), act: () => chooseStretch(null) },
      ]}
    >
      <Scissors aria-hidden className="size-4" />
    </ActionMenu>
  )
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
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`
}
