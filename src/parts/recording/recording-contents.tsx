import { useState } from 'react'
import { useNavigate } from 'react-router'
import { closeRecordings, type RecordedEntry, type Recording } from '@/session/recording.ts'
import { isReplayable, reopenOpened } from '@/session/reopen.ts'
import { Button } from '@/ui/button.tsx'
import { sayBytes, sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type RecordingContentsProps = { recording: Recording; isLoaded: boolean }

/** What is in a recording; each entry can be played once it is loaded. */
export function RecordingContents({ recording, isLoaded }: RecordingContentsProps) {
  const navigate = useNavigate()
  const [isUnfit, setIsUnfit] = useState(false)
  const { file, entries, madeAt, sounds } = recording
  const play = async ({ record, opened }: RecordedEntry) => {
    const path = await reopenOpened({ ...record, ...opened }, true)
    setIsUnfit(path === null)
    if (path === null) return
    closeRecordings()
    await navigate(path)
  }
  const facts = {
    name: file.name,
    count: entries.length,
    size: sayBytes(file.size),
    time: sayTime(madeAt),
    sounds,
  }
  return (
    <>
      <p className="[overflow-wrap:anywhere]">{say('recording.inside', facts)}</p>
      <ul
        aria-label={say('recording.entries')}
        className="grid max-h-[40dvh] grid-cols-[minmax(0,1fr)] overflow-y-auto rounded-md border border-line"
      >
        {entries.map((entry) => (
          <Entry key={entry.record.id} entry={entry} onPlay={isLoaded ? () => void play(entry) : null} />
        ))}
      </ul>
      <p role="alert" className="text-sm text-warning empty:hidden">
        {isUnfit ? say('recording.unfit') : ''}
      </p>
    </>
  )
}

type EntryProps = { entry: RecordedEntry; onPlay: (() => void) | null }

function Entry({ entry: { record }, onPlay }: EntryProps) {
  const { page, name, words, at, model, totalMs } = record
  const called = name ?? words
  return (
    <li className="flex items-center gap-3 border-line border-b px-3 py-1.5 last:border-0">
      <span className="grid min-w-0 flex-1">
        <span className="truncate">
          <span className="font-medium">{say(`page.${page}`)}</span> {called}
        </span>
        <span className="truncate text-ink-faint text-xs tabular-nums">
          {[sayTime(at), model, isReplayable(record) ? `${sayMs(totalMs)} s` : say('recording.unplayable')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {onPlay !== null && isReplayable(record) && (
        <Button
          aria-label={say('recording.play-entry', { page: say(`page.${page}`), words: called })}
          onClick={onPlay}
        >
          {say('recording.play')}
        </Button>
      )}
    </li>
  )
}
