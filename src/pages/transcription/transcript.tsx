import { type KeyboardEvent, useMemo } from 'react'
import { Link } from 'react-router'
import type { Transcript as Given } from '@/api/transcription.ts'
import { stretchesOf } from '@/audio/peaks.ts'
import { SoundPlayer } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import { countWordErrors, wordsOf } from '@/lib/word-errors.ts'
import type { TranscriptionState } from '@/session/transcription.ts'
import { linkButton } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { sayCount, sayDuration } from '@/words/numbers.ts'
import { playerWords } from '@/words/player-words.ts'
import { say } from '@/words/say.ts'

type TranscriptProps = {
  given: Given
  asked: TranscriptionState
  reference: string
  /** Plays the take from a place, in seconds. */
  onSeek: (seconds: number) => void
}

/** What the sandbox says of a sound in which it found no words. */
const MEASURED = 'measured'

/** The text letter for letter, where it comes from, and how it compares with what was said. */
export function Transcript({ given, asked, reference, onSeek }: TranscriptProps) {
  const { text, source, segments } = given
  if (text.trim() === '') {
    return <p className="grid h-full place-content-center text-ink-soft">{say('transcription.nothing')}</p>
  }
  return (
    <div className="grid content-start gap-3">
      {source === MEASURED && asked.take !== null && <Measured sound={asked.take.sound} />}
      <article
        aria-label={say('transcription.text')}
        className="rounded-lg border border-line bg-surface p-4"
      >
        <header className="flex min-h-8 items-center gap-2">
          {source !== null && (
            <span className="rounded-full bg-sunken px-2 py-0.5 text-ink-soft text-xs">{source}</span>
          )}
          <span className="flex-1" />
          <CopyButton text={text} label={say('transcription.copy')} />
        </header>
        <p className="wrap-anywhere max-h-[60vh] overflow-y-auto whitespace-pre-wrap text-lg">{text}</p>
      </article>
      {source !== MEASURED && (
        <p className="text-ink-faint text-sm tabular-nums">
          {say('transcription.counts', {
            words: sayCount(wordsOf(text).length),
            characters: sayCount([...text].length),
          })}
        </p>
      )}
      {source !== MEASURED && reference.trim() !== '' && <Comparison reference={reference} text={text} />}
      {segments.length > 0 && <Segments given={given} onSeek={onSeek} />}
      {source === MEASURED && (
        <Link to="/settings" className={`${linkButton} w-fit`}>
          {say('transcription.hearing-server')}
        </Link>
      )}
    </div>
  )
}

// A table of differences grows with the product of both lengths.
const COMPARED_CHARACTERS = 20_000

function Comparison({ reference, text }: { reference: string; text: string }) {
  const found = useMemo(
    () => (reference.length + text.length > COMPARED_CHARACTERS ? null : countWordErrors(reference, text)),
    [reference, text],
  )
  if (found === null || found.rate === null) return null
  const { errors, words, rate } = found
  if (errors === 0) return <p className="text-good text-sm">{say('transcription.matches')}</p>
  const key = errors === 1 ? 'transcription.errors-one' : 'transcription.errors'
  return (
    <p className="text-sm text-warning">
      {say(key, { count: errors, words, rate: (rate * 100).toFixed(1) })}
    </p>
  )
}

// No words to show: the sound itself, marked where there is any.
function Measured({ sound }: { sound: Blob }) {
  const read = useSound(sound)
  const stretches = useMemo(
    () => (typeof read === 'object' && read !== null ? stretchesOf(read.peaks, read.durationSeconds) : []),
    [read],
  )
  return (
    <section aria-label={say('transcription.stretches')} className="grid gap-2">
      <SoundPlayer blob={sound} words={playerWords} shaded={stretches}>
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
    start: startSeconds.toFixed(decimals),
    end: endSeconds.toFixed(decimals),
  })
}

const SHOWN_STRETCHES = 6
const SHOWN_SEGMENTS = 500

type SegmentsProps = { given: Given; onSeek: (seconds: number) => void }

function Segments({ given, onSeek }: SegmentsProps) {
  const walk = (event: KeyboardEvent<HTMLButtonElement>) => {
    const row = event.currentTarget.parentElement
    const to = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key]
    if (!(to instanceof HTMLElement)) return
    event.preventDefault()
    to.querySelector('button')?.focus()
  }
  return (
    <ol aria-label={say('transcription.segments')} className="grid gap-0.5">
      {given.segments.slice(0, SHOWN_SEGMENTS).map(({ startSeconds, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the segments of an answer never move
        <li key={index}>
          <button
            type="button"
            // One stop for the whole list: the arrow keys go on from there.
            tabIndex={index === 0 ? 0 : -1}
            title={say('transcription.segment', { time: sayDuration(startSeconds) })}
            className="flex w-full gap-3 rounded-sm px-1 py-0.5 text-left text-sm hover:bg-sunken"
            onClick={() => onSeek(startSeconds)}
            onKeyDown={walk}
          >
            <span className="w-12 shrink-0 text-right text-ink-faint tabular-nums">
              {sayDuration(startSeconds)}
            </span>
            <span className="wrap-anywhere min-w-0">{text}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
