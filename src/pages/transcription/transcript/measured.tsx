import { useMemo } from 'react'
import { stretchesOf } from '@/audio/peaks.ts'
import { SoundPlayer } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import { sayFixed } from '@/words/numbers.ts'
import { playerWords } from '@/words/player-words.ts'
import { say } from '@/words/say.ts'

const SHOWN_STRETCHES = 6

/** A sound in which no words were found: the sound itself, marked where there is any. */
export function Measured({ sound }: { sound: Blob }) {
  const read = useSound(sound)
  const stretches = useMemo(
    () => (typeof read === 'object' && read !== null ? stretchesOf(read.peaks, read.durationSeconds) : []),
    [read],
  )
  return (
    <section aria-label={say('transcription.stretches')} className="grid gap-2">
      <SoundPlayer blob={sound} words={playerWords()} shaded={stretches}>
        <span className="text-ink-faint text-sm tabular-nums">
          {stretches
            .map(({ startSeconds, endSeconds }) => sayStretch(startSeconds, endSeconds))
            .slice(0, SHOWN_STRETCHES)
            .join(', ')}
        </span>
      </SoundPlayer>
    </section>
  )
}

// A click has no length in tenths.
function sayStretch(startSeconds: number, endSeconds: number): string {
  const decimals = endSeconds - startSeconds < 0.1 ? 2 : 1
  return say('transcription.stretch', {
    start: sayFixed(startSeconds, decimals),
    end: sayFixed(endSeconds, decimals),
  })
}
