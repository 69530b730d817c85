import { Download, SlidersHorizontal, X } from 'lucide-react'
import { lazy, type Ref, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { type PlayerHandle, SoundPlayer } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import { ActionMenu } from '@/parts/action-menu.tsx'
import { dropFile, fileQueue } from '@/session/transcription/file-queue.ts'
import { keepTake, type Take, transcriptionState } from '@/session/transcription.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { sayBytes, sayDuration } from '@/words/numbers.ts'
import { playerWords } from '@/words/player-words.ts'
import { say } from '@/words/say.ts'
import { heardPlace } from '../heard-place.ts'
import { chooseStretch, StretchLine, stretchActions } from './stretch-line.tsx'
import { sayFacts, tooLargeOf } from './take-file.ts'
import { useOddness } from './use-oddness.ts'

// Only a long recording goes in parts.
const PartLists = lazy(() => import('./part-list.tsx').then(({ PartLists }) => ({ default: PartLists })))

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2]

type TakeCardProps = {
  take: Take
  player: Ref<PlayerHandle>
  /** The last take was thrown away: nothing is left of this card. */
  onDiscard: () => void
}

/** The take: to be heard, to be cut to a stretch, to be kept as a file, to be thrown away. */
export function TakeCard({ take, player, onDiscard }: TakeCardProps) {
  const { sound, fileName, source } = take
  const read = useSound(sound)
  const known = typeof read === 'object' && read !== null ? read : null
  const stretch = useStore(transcriptionState.store, (state) => state.stretch ?? null)
  const [rate, setRate] = useState(1)
  const oddness = useOddness(take)
  const tooLarge = tooLargeOf(fileName, sound.size)
  const facts = [
    sayBytes(sound.size),
    ...(known === null ? [] : [sayDuration(known.durationSeconds)]),
    ...(known === null || known.facts === null ? [] : [sayFacts(known.facts)]),
    say(`transcription.source-${source}`),
  ]
  return (
    <section
      aria-label={say('transcription.take')}
      className="grid min-h-64 grid-cols-[minmax(0,1fr)] content-start gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-medium" title={fileName}>
            {fileName}
          </h2>
          <p className="text-ink-faint text-sm tabular-nums">{facts.join(' · ')}</p>
        </div>
        <Button onClick={() => discard(onDiscard)}>
          <X aria-hidden className="size-4" />
          {say('transcription.discard')}
        </Button>
      </div>
      {oddness !== null && (
        <p className="rounded-md bg-warning-soft p-3 text-sm text-warning">
          {say(`transcription.odd-${oddness}`)}
        </p>
      )}
      {tooLarge !== null && <p className="rounded-md bg-info-soft p-3 text-info text-sm">{tooLarge}</p>}
      <SoundPlayer
        ref={player}
        blob={sound}
        words={playerWords()}
        rate={rate}
        onRate={setRate}
        stretch={stretch}
        onStretch={chooseStretch}
        onPlace={(seconds) => heardPlace.setState({ sound, seconds })}
      >
        <ActionMenu
          label={say('transcription.player-menu')}
          actions={[
            ...(known === null ? [] : stretchActions(known.durationSeconds)),
            ...RATES.map((each) => ({
              words: say('player.rate-of', { rate: each }),
              act: () => setRate(each),
            })),
          ]}
        >
          <SlidersHorizontal aria-hidden className="size-4" />
          {rate !== 1 && say('player.rate-of', { rate })}
        </ActionMenu>
        <span className="flex-1" />
        <IconButton label={say('transcription.download')} onClick={() => saveFile(fileName, sound)}>
          <Download aria-hidden className="size-4" />
        </IconButton>
      </SoundPlayer>
      <StretchLine />
      <Suspense>
        <PartLists sound={sound} />
      </Suspense>
    </section>
  )
}

// Of several files only this one goes.
function discard(onLast: () => void): void {
  const { files, shown } = fileQueue.getState()
  if (shown !== null) dropFile(shown)
  if (files.length > 1) return
  onLast()
  void keepTake(null)
}
