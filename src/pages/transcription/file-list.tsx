import { Check, CircleAlert, CircleSlash, Clock, LoaderCircle, X } from 'lucide-react'
import { useStore } from 'zustand'
import {
  closeQueue,
  dropFile,
  fileQueue,
  type QueuedFile,
  showFile,
  stopQueue,
} from '@/session/transcription/file-queue.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { sayBytes, sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const ICONS = { idle: Clock, running: LoaderCircle, done: Check, failed: CircleAlert, cancelled: CircleSlash }
const LOOKS = {
  idle: 'text-ink-faint',
  running: 'animate-spin text-accent',
  done: 'text-good',
  failed: 'text-bad',
  cancelled: 'text-ink-faint',
}

/** The files that came together: what became of each, one shown at a time. */
export function FileList({ onRun }: { onRun: () => void }) {
  const { files, shown, isRunning } = useStore(fileQueue)
  const waiting = files.filter(({ hasBegun }) => !hasBegun).length
  return (
    <section
      aria-label={say('queue.files')}
      className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="flex-1 font-medium text-sm">
          {say('queue.title', { done: files.length - waiting, count: files.length })}
        </h2>
        {isRunning && <Button onClick={stopQueue}>{say('queue.stop')}</Button>}
        {!isRunning && waiting > 0 && <Button onClick={onRun}>{say('queue.run', { count: waiting })}</Button>}
        {!isRunning && waiting === 0 && (
          <Button look="quiet" onClick={closeQueue}>
            {say('queue.close')}
          </Button>
        )}
      </div>
      <ol className="grid max-h-64 gap-0.5 overflow-y-auto">
        {files.map((file) => (
          <FileRow key={file.id} file={file} isShown={file.id === shown} />
        ))}
      </ol>
    </section>
  )
}

function FileRow({ file, isShown }: { file: QueuedFile; isShown: boolean }) {
  const { id, take } = file
  const run = useStore(file.run.store)
  const Icon = ICONS[run.status]
  const told =
    run.status === 'done' ? say('queue.done', { seconds: sayMs(run.totalMs) }) : say(`queue.${run.status}`)
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        aria-current={isShown}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-sm px-2 text-left text-sm hover:bg-sunken aria-current:bg-accent-soft pointer-coarse:min-h-11"
        onClick={() => showFile(id)}
      >
        <Icon aria-hidden className={`size-3.5 shrink-0 ${LOOKS[run.status]}`} />
        <span className="min-w-0 flex-1 truncate">{take.fileName}</span>
        <span className="shrink-0 text-ink-faint text-xs tabular-nums">
          {sayBytes(take.sound.size)} · {told}
        </span>
      </button>
      <IconButton label={say('queue.drop', { name: take.fileName })} onClick={() => dropFile(id)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </li>
  )
}
