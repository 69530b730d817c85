import { Download, Volume2 } from 'lucide-react'
import { useState } from 'react'
import { SoundPlayer } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import type { SpeechState, SpokenText } from '@/session/speech.ts'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { Popover } from '@/ui/popover.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { sayBytes, sayDuration, sayMs } from '@/words/numbers.ts'
import { playerWords } from '@/words/player-words.ts'
import { say } from '@/words/say.ts'
import { fileNameOf } from './file-name.ts'
import { type LiveSpeech, useFirstSound } from './live-speech.ts'

type SpeechPlayerProps = {
  given: SpokenText
  asked: SpeechState
  /** What was heard of it while it arrived. */
  live: LiveSpeech | null
  onRetry: () => void
}

/** The sound: to be heard and to be saved under the name of what its bytes really are. */
export function SpeechPlayer({ given, asked, live, onRetry }: SpeechPlayerProps) {
  const { audio, format, isCut } = given
  const [volume, setVolume] = useState(1)
  const [rate, setRate] = useState(1)
  const words = format === 'unknown' ? null : format.toUpperCase()
  return (
    <div className="grid gap-3">
      {isCut && (
        <p
          role="alert"
          className="flex items-center gap-3 rounded-md bg-warning-soft p-3 text-sm text-warning"
        >
          <span className="flex-1">{say('speech.cut')}</span>
          <Button onClick={onRetry}>{say('speech.retry')}</Button>
        </p>
      )}
      <section className="grid gap-3 rounded-lg border border-line bg-surface p-4">
        <p className="line-clamp-3 whitespace-pre-wrap text-ink-soft">{asked.text}</p>
        <SoundPlayer
          blob={audio}
          words={playerWords()}
          volume={volume}
          rate={rate}
          before={live?.player ?? null}
        >
          <SoundSettings volume={volume} rate={rate} onVolume={setVolume} onRate={setRate} />
          <span className="flex-1" />
          <Button onClick={() => saveFile(fileNameOf(given, asked), audio)}>
            <Download aria-hidden className="size-4" />
            {words === null ? say('speech.download-plain') : say('speech.download', { format: words })}
          </Button>
        </SoundPlayer>
      </section>
      <Facts given={given} live={live} />
      {words !== null && format !== asked.format && (
        <p className="text-sm text-warning">
          {say('speech.other-format', { format: words, asked: asked.format.toUpperCase() })}
        </p>
      )}
    </div>
  )
}

function Facts({ given, live }: { given: SpokenText; live: LiveSpeech | null }) {
  const sound = useSound(given.audio)
  const firstSoundMs = useFirstSound(live)
  const facts = [sayBytes(given.audio.size), given.format === 'unknown' ? '–' : given.format.toUpperCase()]
  if (typeof sound === 'object' && sound !== null) facts.push(sayDuration(sound.durationSeconds))
  if (given.parts > 1) {
    const join = given.format === 'mp3' ? 'speech.joined-mp3' : 'speech.joined-wav'
    facts.push(say(join, { parts: given.parts }))
  }
  if (firstSoundMs !== null) facts.push(say('speech.first-sound', { seconds: sayMs(firstSoundMs) }))
  return <p className="text-ink-faint text-sm tabular-nums">{facts.join(' · ')}</p>
}

type SoundSettingsProps = {
  volume: number
  rate: number
  onVolume: (volume: number) => void
  onRate: (rate: number) => void
}

function SoundSettings({ volume, rate, onVolume, onRate }: SoundSettingsProps) {
  return (
    <Popover
      label={say('player.sound')}
      triggerLook="inline-flex min-h-8 items-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm tabular-nums hover:bg-sunken pointer-coarse:min-h-11"
      trigger={
        <>
          <Volume2 aria-hidden className="size-4" />
          {rate !== 1 && say('player.rate-of', { rate })}
        </>
      }
    >
      {() => (
        <div className="grid w-56 gap-3 p-2">
          <Field label={say('player.volume')}>
            {(control) => (
              <input
                {...control}
                type="range"
                min={0}
                max={1}
                step={0.05}
                className="w-full accent-accent-fill"
                value={volume}
                onChange={(event) => onVolume(event.target.valueAsNumber)}
              />
            )}
          </Field>
          <Field label={say('player.rate')} action={<span>{say('player.rate-of', { rate })}</span>}>
            {(control) => (
              <input
                {...control}
                type="range"
                min={0.5}
                max={2}
                step={0.25}
                className="w-full accent-accent-fill"
                value={rate}
                onChange={(event) => onRate(event.target.valueAsNumber)}
              />
            )}
          </Field>
        </div>
      )}
    </Popover>
  )
}
