import { lazy } from 'react'
import { useStore } from 'zustand'
import { boardRuns } from '@/session/board.ts'
import { speechRun, speechState } from '@/session/speech.ts'
import { sayBytes } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { takeAlong, useTile } from './run-tile.ts'
import { Tile } from './tile.tsx'

const Wave = lazy(() => import('./wave.tsx').then(({ Wave }) => ({ default: Wave })))

/** Speech: the sound as a wave, played only on a press. */
export function SpeechTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.speech.store)
  const tile = useTile('speech', run, isRunning)
  return (
    <Tile
      title={say('page.speech')}
      to="/speech"
      purpose={say('page.speech.purpose')}
      {...tile}
      onOpen={() => takeAlong(run, speechState, speechRun)}
      figure={
        run.status === 'done' ? say('home.speech-figure', { size: sayBytes(run.answer.audio.size) }) : ''
      }
    >
      {run.status === 'done' && (
        <div className="grid h-full animate-appear content-center gap-3">
          <p className="text-center font-mono">{run.asked.text}</p>
          <Wave audio={run.answer.audio} />
        </div>
      )}
    </Tile>
  )
}
