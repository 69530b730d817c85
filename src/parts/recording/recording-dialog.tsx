import '@/words/en/recording.ts'
import { Suspense, use } from 'react'
import { useStore } from 'zustand'
import {
  closeRecordings,
  openRecordings,
  type ReadFile,
  type Recording,
  type RecordingProblem,
  recordingStore,
} from '@/session/recording.ts'
import { keepRecording, loadRecording, unloadRecording } from '@/session/recording-load.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { PartBoundary } from '@/ui/part-boundary.tsx'
import { takeFocus } from '@/ui/take-focus.ts'
import { say } from '@/words/say.ts'
import { OpenFile } from './open-file.tsx'
import { RecordingContents } from './recording-contents.tsx'

/** Where recordings are opened: what is inside is shown before one is loaded, and played from here after it. */
export function RecordingDialog() {
  const { loaded, window } = useStore(recordingStore)
  const { offered } = window
  return (
    <Dialog
      title={say('recording.title')}
      closeLabel={say('recording.close-window')}
      onClose={closeRecordings}
    >
      <PartBoundary words={say('recording.broken')}>
        {offered !== null ? (
          <Suspense fallback={<p role="status">{say('recording.reading')}</p>}>
            <Offered reading={offered} />
          </Suspense>
        ) : loaded !== null ? (
          <Loaded key={loaded.madeAt} recording={loaded} />
        ) : (
          <>
            <p className="max-w-prose text-ink-soft">{say('recording.intro')}</p>
            <OpenFile look="filled" onFile={openRecordings} />
          </>
        )}
      </PartBoundary>
    </Dialog>
  )
}

function Offered({ reading }: { reading: Promise<ReadFile> }) {
  const { name, read } = use(reading)
  if ('kind' in read) {
    return (
      <>
        <p role="alert" className="text-warning [overflow-wrap:anywhere]">
          {problemWords(read, name)}
        </p>
        <OpenFile look="filled" onFile={openRecordings} />
      </>
    )
  }
  return (
    <>
      <RecordingContents recording={read} isLoaded={false} />
      <div className="flex flex-wrap gap-2">
        <Button look="filled" autoFocus onClick={() => loadRecording(read)}>
          {say('recording.load')}
        </Button>
        <Button onClick={() => openRecordings()}>{say('recording.not')}</Button>
      </div>
    </>
  )
}

function Loaded({ recording }: { recording: Recording }) {
  const { keeping } = useStore(recordingStore)
  const isKept = keeping === 'kept'
  return (
    <>
      <p
        key={String(isKept)}
        ref={takeFocus}
        tabIndex={-1}
        role="status"
        className="rounded-md bg-info-soft px-3 py-2 text-info text-sm"
      >
        {say('recording.loaded')} {say(isKept ? 'recording.kept' : 'recording.apart')}
      </p>
      <RecordingContents recording={recording} isLoaded />
      <div className="flex flex-wrap items-center gap-2">
        {!isKept && <Button onClick={() => void keepRecording()}>{say('recording.keep')}</Button>}
        <p role="alert" className="text-sm empty:hidden">
          {keeping === 'failed' && say('recording.keep-failed')}
        </p>
        <span className="flex-1" />
        <Button look="quiet" onClick={unloadRecording}>
          {say('recording.unload')}
        </Button>
      </div>
      <OpenFile look="plain" onFile={openRecordings} />
    </>
  )
}

function problemWords(problem: RecordingProblem, name: string): string {
  if (problem.kind !== 'unfit') return say(`recording.problem-${problem.kind}`, { name, ...problem })
  const { field, most } = problem
  if (most === null) return say('recording.problem-unfit', { name, field })
  return say('recording.problem-most', { name, field, most })
}
