import { lazy, Suspense, useMemo } from 'react'
import { Link } from 'react-router'
import type { Transcript as Given } from '@/api/transcription.ts'
import { type Leniency, wordsOf } from '@/lib/word-errors.ts'
import { HeardSource } from '@/parts/heard-source.tsx'
import { MEASURED } from '@/session/transcription/measured.ts'
import type { TranscriptionState } from '@/session/transcription.ts'
import { linkButton } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { TimedList } from './timed-list.tsx'
import { coversText, timedRows } from './timed-text.ts'

// Only what a reference stands beside is compared.
const Comparison = lazy(() => import('./comparison.tsx').then(({ Comparison }) => ({ default: Comparison })))
// Only what holds no words is measured.
const Measured = lazy(() => import('./measured.tsx').then(({ Measured }) => ({ default: Measured })))

type TranscriptProps = {
  given: Given
  asked: TranscriptionState
  reference: string
  leniency: Leniency
  /** Plays the take from a place, in seconds. */
  onPlay: (seconds: number) => void
}

/** The text letter for letter, with its times where there are any, its source, and how it compares. */
export function Transcript({ given, asked, reference, leniency, onPlay }: TranscriptProps) {
  const { text, source } = given
  const rows = useMemo(() => timedRows(given), [given])
  if (text.trim() === '') {
    return <p className="grid h-full place-content-center text-ink-soft">{say('transcription.nothing')}</p>
  }
  const sound = asked.take?.sound ?? null
  const isMeasured = source === MEASURED
  // Rows that leave something out stand below the text, never in its place.
  const isCovered = coversText(rows, text)
  const list = <TimedList rows={rows} sound={sound} onPlay={onPlay} />
  return (
    <div className="grid content-start gap-3">
      <Suspense>{isMeasured && sound !== null && <Measured sound={sound} />}</Suspense>
      <article
        aria-label={say('transcription.text')}
        className="rounded-lg border border-line bg-surface p-4"
      >
        <header className="flex min-h-8 items-center gap-2">
          {source !== null && (
            <HeardSource
              source={source}
              className="rounded-full bg-sunken px-2 py-0.5 text-ink-soft text-xs"
            />
          )}
          <span className="flex-1" />
          <CopyButton text={text} label={say('transcription.copy')} />
        </header>
        {isCovered ? (
          list
        ) : (
          <p className="wrap-anywhere max-h-[60vh] overflow-y-auto whitespace-pre-wrap text-lg">{text}</p>
        )}
      </article>
      {!isMeasured && (
        <p className="text-ink-faint text-sm tabular-nums">
          {say('transcription.count-words', { count: sayCount(wordsOf(text).length) })}
          {' · '}
          {say('transcription.count-characters', { count: sayCount([...text].length) })}
        </p>
      )}
      <Suspense>
        {!isMeasured && reference.trim() !== '' && (
          <Comparison reference={reference} text={text} leniency={leniency} />
        )}
      </Suspense>
      {!isCovered && rows.length > 0 && list}
      {isMeasured && (
        <Link to="/settings" className={`${linkButton} w-fit`}>
          {say('transcription.hearing-server')}
        </Link>
      )}
    </div>
  )
}
