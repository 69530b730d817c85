import '@/words/en/endpoint.ts'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Voice } from '@/api/speech.ts'
import { shuffled } from '@/lib/shuffled.ts'
import { MadeBy } from '@/parts/made-by.tsx'
import { askCell, type GridCell, voiceGrid } from '@/session/voice-grid.ts'
import { Button } from '@/ui/button.tsx'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { say } from '@/words/say.ts'
import { useOneSound } from '../one-sound.ts'
import { VoiceGridCell } from './voice-grid-cell.tsx'

/** The cells of the grid and what was preferred of them; blind, under letters that change with every choice. */
export function VoiceGridResult({ voices }: { voices: readonly Voice[] }) {
  const { cells, speeds, connection } = useStore(voiceGrid)
  const sound = useOneSound()
  const [order, setOrder] = useState<readonly string[] | null>(null)
  const [votes, setVotes] = useState<Readonly<Record<string, number>>>({})
  const isBlind = order !== null
  const shown = isBlind ? order.flatMap((id) => cells.find((cell) => cell.id === id) ?? []) : cells
  const mix = () => setOrder(shuffled(cells.map(({ id }) => id)))
  const prefer = (id: string) => {
    setVotes((now) => ({ ...now, [id]: (now[id] ?? 0) + 1 }))
    // Nobody is to choose by the place.
    sound.stop()
    if (isBlind) mix()
  }
  const count = Object.values(votes).reduce((sum, more) => sum + more, 0)
  return (
    <section aria-label={say('grid.result')} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <label className="flex min-h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="accent-accent-fill"
            checked={isBlind}
            onChange={({ target }) => (target.checked ? mix() : setOrder(null))}
          />
          {say('grid.blind')}
        </label>
        {connection !== null && <MadeBy kind={connection.kind} />}
        <span role="status" className="text-ink-soft text-sm tabular-nums">
          {count > 0 && say('grid.choices', { count })}
        </span>
        {isBlind && count > 0 && <Button onClick={() => setOrder(null)}>{say('grid.reveal')}</Button>}
      </div>
      <ScrollBox label={say('grid.cells')} className="pb-1">
        <ul
          className={`grid gap-2 ${isBlind ? 'grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]' : ''}`}
          // A row for each voice of a model, a column for each speed.
          style={isBlind ? undefined : { gridTemplateColumns: `repeat(${speeds}, minmax(11rem, 1fr))` }}
        >
          {shown.map((cell, place) => (
            <VoiceGridCell
              key={cell.id}
              cell={cell}
              title={isBlind ? say('grid.letter', { letter: letterOf(place) }) : titleOf(cell, voices)}
              isBlind={isBlind}
              votes={votes[cell.id] ?? 0}
              sound={sound}
              onPrefer={() => prefer(cell.id)}
              onRetry={() => connection !== null && void askCell(connection, cell)}
            />
          ))}
        </ul>
      </ScrollBox>
      {!isBlind && count > 0 && <Tally cells={cells} voices={voices} votes={votes} count={count} />}
    </section>
  )
}

type TallyProps = {
  cells: readonly GridCell[]
  voices: readonly Voice[]
  votes: Readonly<Record<string, number>>
  count: number
}

function Tally({ cells, voices, votes, count }: TallyProps) {
  const chosen = cells
    .filter(({ id }) => (votes[id] ?? 0) > 0)
    .toSorted((a, b) => (votes[b.id] ?? 0) - (votes[a.id] ?? 0))
  return (
    <ol aria-label={say('grid.tally')} className="grid gap-1 text-sm">
      {chosen.map((cell) => (
        <li key={cell.id} className="flex flex-wrap gap-x-3 tabular-nums">
          <span className="font-medium">{say('grid.votes', { votes: votes[cell.id] ?? 0, count })}</span>
          {titleOf(cell, voices)}
        </li>
      ))}
    </ol>
  )
}

function titleOf({ voice, speed, model }: GridCell, voices: readonly Voice[]): string {
  const name = voices.find(({ id }) => id === voice)?.name ?? (voice === '' ? say('voices.default') : voice)
  return say('grid.cell', { voice: name, speed, model })
}

function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place)
}
