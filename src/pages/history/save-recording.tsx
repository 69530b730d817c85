import '@/words/en/recording.ts'
import { useState } from 'react'
import type { HistoryRecord } from '@/session/database.ts'
import {
  LARGEST_RECORDING_MB,
  MOST_ENTRIES,
  type WrittenRecording,
  writeRecording,
} from '@/session/recording-file.ts'
import { Button } from '@/ui/button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { takeFocus } from '@/ui/take-focus.ts'
import { sayBytes } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** What came of writing it; what could not be read failed. */
type Written = WrittenRecording | 'failed'

type SaveRecordingProps = {
  chosen: readonly HistoryRecord[]
  onChooseAll: () => void
  onClose: () => void
}

/** The entries that were chosen, as one file: what it will hold and weigh is said before it is saved. */
export function SaveRecording({ chosen, onChooseAll, onClose }: SaveRecordingProps) {
  const [written, setWritten] = useState<{ of: typeof chosen; is: Written } | null>(null)
  // Of another choice it says nothing any more.
  const made = written?.of === chosen ? written.is : null
  const isTooMany = chosen.length > MOST_ENTRIES
  const [isWriting, setIsWriting] = useState(false)
  const write = async () => {
    if (isWriting) return
    setIsWriting(true)
    const is = await writeRecording(chosen).catch(() => 'failed' as const)
    setWritten({ of: chosen, is })
    setIsWriting(false)
  }
  return (
    <section
      ref={takeFocus}
      tabIndex={-1}
      aria-label={say('recording.make')}
      className="sticky top-0 z-2 flex flex-wrap items-center gap-2 rounded-md border border-line bg-raised p-3 text-sm shadow-sm"
    >
      <p role="status" className="min-w-0 flex-1 basis-60">
        {isTooMany
          ? say('recording.too-many', { most: MOST_ENTRIES })
          : made !== null
            ? madeWords(made, chosen.length)
            : chosen.length === 0
              ? say('recording.choose-hint')
              : say('recording.chosen', { count: chosen.length })}
      </p>
      {made !== null && typeof made === 'object' ? (
        <Button
          autoFocus
          look="filled"
          onClick={() => {
            saveFile(fileNameOf(new Date()), made.file)
            onClose()
          }}
        >
          {say('recording.save')}
        </Button>
      ) : (
        <>
          <Button onClick={onChooseAll}>{say('recording.choose-all')}</Button>
          <Button
            look="filled"
            disabled={chosen.length === 0 || isTooMany}
            // Not disabled meanwhile: it would let go of the focus.
            aria-disabled={isWriting}
            title={chosen.length === 0 ? say('recording.none') : undefined}
            onClick={() => void write()}
          >
            {say('recording.make')}
          </Button>
        </>
      )}
      <Button look="quiet" onClick={onClose}>
        {say('recording.cancel')}
      </Button>
    </section>
  )
}

function madeWords(made: Written, count: number): string {
  if (made === 'too-large') return say('recording.too-heavy', { most: LARGEST_RECORDING_MB })
  if (typeof made === 'string') return say(`recording.${made}`)
  const { file, entries, sounds } = made
  const ready = say('recording.ready', { count: entries, sounds, size: sayBytes(file.size) })
  return entries < count ? `${ready} ${say('recording.without-checks')}` : ready
}

function fileNameOf(now: Date): string {
  return `recording-${now.toISOString().slice(0, 10)}.json`
}
