import { useStore } from 'zustand'
import { HeardSource } from '@/parts/heard-source.tsx'
import { boardRuns } from '@/session/board.ts'
import { transcriptionRun, transcriptionState } from '@/session/transcription.ts'
import { sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { takeAlong, useTile } from './run-tile.ts'
import { Tile } from './tile.tsx'

/** Transcription: what was heard in the very bytes that Speech made. */
export function TranscriptionTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.transcription.store)
  const tile = useTile('transcription', run, isRunning)
  return (
    <Tile
      title={say('page.transcription')}
      to="/transcription"
      purpose={say('page.transcription.purpose')}
      {...tile}
      onOpen={() => takeAlong(run, transcriptionState, transcriptionRun)}
      figure={run.status === 'done' ? say('home.transcription-figure', { seconds: sayMs(run.totalMs) }) : ''}
    >
      {run.status === 'done' && (
        <div className="grid h-full animate-appear content-center gap-2 text-center">
          <p className="line-clamp-4 font-semibold text-xl [overflow-wrap:anywhere]">{run.answer.text}</p>
          {run.answer.source !== null && (
            <HeardSource source={run.answer.source} className="text-ink-faint text-sm" />
          )}
        </div>
      )}
    </Tile>
  )
}
