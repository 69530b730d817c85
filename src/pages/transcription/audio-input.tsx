import { Upload } from 'lucide-react'
import { lazy, type Ref, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { PlayerHandle } from '@/audio/sound-player.tsx'
import { focusMissing } from '@/parts/missing-field.ts'
import { bringBackFiles, fileQueue } from '@/session/transcription/file-queue.ts'
import { transcriptionState } from '@/session/transcription.ts'
import { say } from '@/words/say.ts'
import { type RecorderControls, RecorderPanel, RecorderReadings } from './recorder/recorder-panel.tsx'
import { TakeCard } from './take/take-card.tsx'
import { takeFiles } from './take/take-file.ts'

// Most visits have one file at most.
const FileList = lazy(() => import('./file-list.tsx').then(({ FileList }) => ({ default: FileList })))

type AudioInputProps = {
  player: Ref<PlayerHandle>
  recording: RecorderControls
  /** The recorder's buttons stand at the bottom edge, not here. */
  hasBar: boolean
  /** Asks for the files that wait. */
  onQueue: () => void
}

/** Where the sound comes from: a recording, or files that are chosen, dropped or pasted. */
export function AudioInput({ player, recording, hasBar, onQueue }: AudioInputProps) {
  const { take } = useStore(transcriptionState.store)
  const hasQueue = useStore(fileQueue, ({ files }) => files.length > 0)
  useEffect(() => void bringBackFiles(), [])
  const { state } = recording
  const [complaint, setComplaint] = useState<string | null>(null)
  const wasDiscarded = useRef(false)
  const takeFocus = (place: HTMLElement | null) => {
    if (place === null || !wasDiscarded.current) return
    wasDiscarded.current = false
    focusMissing(place)
  }
  const choose = async (files: readonly File[]) => {
    if (files.length > 0 && state.status === 'idle') setComplaint(await takeFiles(files))
  }
  useFiles((files) => void choose(files))
  const isIdle = state.status === 'idle'
  // Said before anybody presses in vain.
  const problem = isSecureContext ? state.problem : 'insecure'
  const controls = {
    ...recording,
    onRecord: () => {
      setComplaint(null)
      recording.onRecord()
    },
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {take?.source === 'recorded' && recording.isBroughtBack && isIdle && (
        <p role="status" className="rounded-md bg-info-soft p-3 text-info text-sm">
          {say('transcription.brought-back')}
        </p>
      )}
      {take !== null && isIdle ? (
        <TakeCard take={take} player={player} onDiscard={() => (wasDiscarded.current = true)} />
      ) : (
        <section
          // The button that had the focus is gone with its card.
          ref={takeFocus}
          aria-label={say('transcription.take')}
          className="grid min-h-64 place-content-center justify-items-center gap-4 rounded-lg border border-line-strong border-dashed bg-surface p-6 text-center"
        >
          {!hasBar && <RecorderPanel {...controls} />}
          {hasBar && !isIdle && <RecorderReadings state={state} />}
          {isIdle && (
            <>
              <FileButton onFiles={(files) => void choose(files)} />
              <p className="max-w-80 text-ink-faint text-sm">
                {say('transcription.drop')}
                <br />
                {say('transcription.formats')}
              </p>
            </>
          )}
        </section>
      )}
      {hasQueue && (
        <Suspense fallback={null}>
          <FileList onRun={onQueue} />
        </Suspense>
      )}
      <p role="alert" className="rounded-md bg-warning-soft p-3 text-sm text-warning empty:hidden">
        {complaint ?? (problem === null ? null : say(`recorder.problem-${problem}`))}
      </p>
    </div>
  )
}

function FileButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  return (
    <label className="relative inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-sm border border-line bg-canvas px-3 font-medium text-sm hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:min-h-11">
      <Upload aria-hidden className="size-4" />
      {say('transcription.choose')}
      <input
        type="file"
        multiple
        accept="audio/*,video/mp4,video/webm,.wav,.mp3,.m4a,.flac,.ogg,.webm"
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </label>
  )
}

// Anywhere on the page: a file that misses the zone must not make the browser leave it.
function useFiles(onFiles: (files: readonly File[]) => void): void {
  const give = useEffectEvent(onFiles)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const take = (event: Event, files: FileList | undefined) => {
      if (files === undefined || files.length === 0) return
      event.preventDefault()
      give([...files])
    }
    addEventListener('paste', (event) => take(event, event.clipboardData?.files), { signal })
    addEventListener('drop', (event) => take(event, event.dataTransfer?.files), { signal })
    addEventListener(
      'dragover',
      (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault(),
      { signal },
    )
    return () => stop.abort()
  }, [])
}
