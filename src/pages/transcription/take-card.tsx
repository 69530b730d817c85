import { Download, X } from 'lucide-react'
import type { Ref } from 'react'
import { type PlayerHandle, SoundPlayer } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import { keepTake, type Take } from '@/session/transcription.ts'
import { Button } from '@/ui/button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { sayBytes, sayDuration } from '@/words/numbers.ts'
import { playerWords } from '@/words/player-words.ts'
import { say } from '@/words/say.ts'
import { tooLargeOf } from './take-file.ts'
import { useOddness } from './use-oddness.ts'

/** The take: to be heard, to be kept as a file, to be thrown away. */
export function TakeCard({ take, player }: { take: Take; player: Ref<PlayerHandle> }) {
  const { sound, fileName, source } = take
  const read = useSound(sound)
  const duration = typeof read === 'object' && read !== null ? sayDuration(read.durationSeconds) : null
  const oddness = useOddness(take)
  const tooLarge = tooLargeOf(fileName, sound.size)
  const facts = [sayBytes(sound.size), ...(duration === null ? [] : [duration])]
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
          <p className="text-ink-faint text-sm tabular-nums">
            {[...facts, say(`transcription.source-${source}`)].join(' · ')}
          </p>
        </div>
        <Button onClick={() => void keepTake(null)}>
          <X aria-hidden className="size-4" />
          {say('transcription.discard')}
        </Button>
      </div>
      {oddness !== null && (
        <p className="rounded-md bg-warning-soft p-3 text-sm text-warning">
          {say(`transcription.odd-${oddness}`)}
        </p>
      )}
      {tooLarge !== null && (
        <p role="alert" className="rounded-md bg-warning-soft p-3 text-sm text-warning">
          {tooLarge}
        </p>
      )}
      <SoundPlayer ref={player} blob={sound} words={playerWords}>
        <span className="flex-1" />
        <Button onClick={() => saveFile(fileName, sound)}>
          <Download aria-hidden className="size-4" />
          {say('transcription.download')}
        </Button>
      </SoundPlayer>
    </section>
  )
}
