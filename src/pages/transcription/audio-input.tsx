import { Upload } from 'lucide-react'
import { type Ref, useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { PlayerHandle } from '@/audio/sound-player.tsx'
import { transcriptionState } from '@/session/transcription.ts'
import { say } from '@/words/say.ts'
import { type RecorderControls, RecorderPanel, RecorderReadings } from './recorder-panel.tsx'
import { TakeCard } from './take-card.tsx'
import { takeFile } from './take-file.ts'

type AudioInputProps = {
  player: Ref<PlayerHandle>
  recording: RecorderControls
  /** The recorder's buttons stand at the bottom edge, not here. */
  hasBar: boolean
}

/** Where the sound comes from: a recording, or a file that is chosen, dropped or pasted. */
export function AudioInput({ player, recording, hasBar }: AudioInputProps) {
  const { take } = useStore(transcriptionState.store)
  const { state } = recording
  const [complaint, setComplaint] = useState<string | null>(null)
  const choose = async (file: File | undefined) => {
    if (file !== undefined && state.status === 'idle') setComplaint(await takeFile(file))
  }
  useFiles((file) => void choose(file))
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
      {take !== null && isIdle ? (
        <TakeCard take={take} player={player} />
      ) : (
        <section
          aria-label={say('transcription.take')}
          className="grid min-h-64 place-content-center justify-items-center gap-4 rounded-lg border border-line-strong border-dashed bg-surface p-6 text-center"
        >
          {!hasBar && <RecorderPanel {...controls} />}
          {hasBar && !isIdle && <RecorderReadings state={state} />}
          {isIdle && (
            <>
              <FileButton onFile={(file) => void choose(file)} />
              <p className="max-w-80 text-ink-faint text-sm">
                {say('transcription.drop')}
                <br />
                {say('transcription.formats')}
              </p>
            </>
          )}
        </section>
      )}
      <p role="alert" className="rounded-md bg-warning-soft p-3 text-sm text-warning empty:hidden">
        {complaint ?? (problem === null ? null : say(`recorder.problem-${problem}`))}
      </p>
    </div>
  )
}

function FileButton({ onFile }: { onFile: (file: File | undefined) => void }) {
  return (
    <label className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-sm border border-line bg-canvas px-3 font-medium text-sm hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:min-h-11">
      <Upload aria-hidden className="size-4" />
      {say('transcription.choose')}
      <input
        type="file"
        accept="audio/*,video/mp4,video/webm,.wav,.mp3,.m4a,.flac,.ogg,.webm"
        className="sr-only"
        onChange={(event) => {
          onFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </label>
  )
}

// Anywhere on the page: a file that misses the zone must not make the browser leave it.
function useFiles(onFile: (file: File | undefined) => void): void {
  const give = useEffectEvent(onFile)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const take = (event: Event, files: FileList | undefined) => {
      if (files === undefined || files.length === 0) return
      event.preventDefault()
      give(files[0])
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
