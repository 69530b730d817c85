import { Check, CircleAlert, Clock, LoaderCircle } from 'lucide-react'
import { useStore } from 'zustand'
import { type PartState, partProgress } from '@/session/transcription/part-progress.ts'
import { sayDuration } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const ICONS = { waiting: Clock, sending: LoaderCircle, done: Check, failed: CircleAlert }
const LOOKS = {
  waiting: 'text-ink-faint',
  sending: 'animate-spin text-accent',
  done: 'text-good',
  failed: 'text-bad',
}

/** How far the parts of a recording have come, one list a model that is asked; nothing of another recording. */
export function PartLists({ sound }: { sound: Blob }) {
  const progress = useStore(partProgress)
  const own = Object.entries(progress).filter(([, each]) => each.sound === sound)
  return own.map(([model, { parts }]) => (
    <PartList key={model} parts={parts} name={own.length > 1 ? model : null} />
  ))
}

function PartList({ parts, name }: { parts: readonly PartState[]; name: string | null }) {
  const done = parts.filter(({ status }) => status === 'done').length
  const failed = parts.filter(({ status }) => status === 'failed').length
  const label = say('transcription.parts', { done, count: parts.length })
  return (
    <section aria-label={say('transcription.parts-name')} className="grid gap-1.5">
      <div className="flex items-center gap-3 text-ink-soft text-sm tabular-nums">
        <span>{name === null ? label : `${name}: ${label}`}</span>
        <progress
          aria-label={label}
          className="h-1.5 min-w-16 flex-1 appearance-none overflow-hidden rounded-full bg-sunken forced-color-adjust-none [&::-moz-progress-bar]:bg-accent-fill [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent-fill"
          max={parts.length}
          value={done}
        />
      </div>
      {failed > 0 && <p className="text-sm text-warning">{say('transcription.parts-failed')}</p>}
      <ol className="grid max-h-48 gap-0.5 overflow-y-auto text-sm">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <Part key={index} part={part} number={index + 1} />
        ))}
      </ol>
    </section>
  )
}

function Part({ part, number }: { part: PartState; number: number }) {
  const { status, startSeconds, endSeconds, text } = part
  const Icon = ICONS[status]
  const place =
    startSeconds === null || endSeconds === null
      ? ''
      : say('transcription.place', { start: sayDuration(startSeconds), end: sayDuration(endSeconds) })
  return (
    <li className="flex min-w-0 items-center gap-2 tabular-nums">
      <Icon aria-hidden className={`size-3.5 shrink-0 ${LOOKS[status]}`} />
      <span className="shrink-0">{say('transcription.part', { number })}</span>
      <span className="shrink-0 text-ink-faint">{place}</span>
      <span className="min-w-0 truncate text-ink-soft">
        {status === 'done' ? text : say(`transcription.part-${status}`)}
      </span>
    </li>
  )
}
