import { Play, Square, ThumbsUp } from 'lucide-react'
import { useStore } from 'zustand'
import type { ApiError } from '@/api/errors.ts'
import { useSound } from '@/audio/use-sound.ts'
import { useErrorWords } from '@/parts/use-error-words.ts'
import type { GridCell } from '@/session/voice-grid.ts'
import { Button } from '@/ui/button.tsx'
import { sayBytes, sayDuration, sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import type { OneSound } from '../one-sound.ts'

type VoiceGridCellProps = {
  cell: GridCell
  /** How it is called: by its voice, speed and model, or by a letter. */
  title: string
  isBlind: boolean
  votes: number
  sound: OneSound
  onPrefer: () => void
  onRetry: () => void
}

/** One cell: its state, its sound, and a press for the better one. Blind, it tells nothing but its letter. */
export function VoiceGridCell(props: VoiceGridCellProps) {
  const { cell, title, isBlind, votes, sound, onPrefer, onRetry } = props
  const run = useStore(cell.run.store)
  const audio = run.status === 'done' ? run.answer.audio : null
  const isPlaying = sound.playing === cell.id
  const Icon = isPlaying ? Square : Play
  return (
    <li
      aria-label={title}
      className="grid content-between gap-2 rounded-md border border-line bg-surface p-3 text-sm"
    >
      <p className="break-words font-medium">{title}</p>
      {run.status === 'failed' && (
        <p className="text-bad">
          <Failure error={run.error} />
        </p>
      )}
      {(run.status === 'idle' || run.status === 'running') && (
        <p className={`text-ink-faint ${run.status === 'running' ? 'animate-pulse' : ''}`}>
          {say(run.status === 'running' ? 'grid.running' : 'grid.waiting')}
        </p>
      )}
      {run.status === 'done' && !isBlind && (
        <Figures audio={run.answer.audio} totalMs={run.totalMs} keptAt={run.keptAt} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        {audio === null ? (
          (run.status === 'failed' || run.status === 'cancelled') && (
            <Button onClick={onRetry}>{say('grid.retry', { title })}</Button>
          )
        ) : (
          <>
            <Button
              aria-label={say(isPlaying ? 'grid.stop' : 'grid.play', { title })}
              onClick={() => sound.toggle(cell.id, audio)}
            >
              <Icon aria-hidden className="size-3.5 fill-current" />
              {say(isPlaying ? 'voices.stop' : 'voices.hear')}
            </Button>
            <Button look="quiet" aria-label={say('grid.prefer', { title })} onClick={onPrefer}>
              <ThumbsUp aria-hidden className="size-3.5" />
              {!isBlind && votes > 0 && votes}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}

type FiguresProps = { audio: Blob; totalMs: number; keptAt: number | null }

function Figures({ audio, totalMs, keptAt }: FiguresProps) {
  const known = useSound(audio)
  const length = typeof known === 'object' && known !== null ? [sayDuration(known.durationSeconds)] : []
  const made = keptAt === null ? `${sayMs(totalMs)} s` : say('run.kept', { time: sayTime(keptAt) })
  return (
    <p className="text-ink-faint text-xs tabular-nums">
      {[...length, sayBytes(audio.size), made].join(' · ')}
    </p>
  )
}

function Failure({ error }: { error: ApiError }) {
  const { title, words } = useErrorWords(error)
  return `${title} ${words}`
}
