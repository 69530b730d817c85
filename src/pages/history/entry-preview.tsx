import { lazy, Suspense, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { actSoon } from '@/session/actions.ts'
import { chatRecording, untimedIn } from '@/session/chat/chat-recording.ts'
import type { HistoryRecord } from '@/session/database.ts'
import { nameHistory, type OpenedEntry, readHistory } from '@/session/history.ts'
import { isReplayable, reopenEntry } from '@/session/reopen.ts'
import { Button } from '@/ui/button.tsx'
import { sayBytes, sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { outcomeWords } from './outcome-words.ts'
import { isRerunnable, rerunPath } from './rerun.ts'

// The words of every page are needed only where an entry is looked at.
const EntryParts = lazy(() => import('./entry-parts.tsx').then(({ EntryParts }) => ({ default: EntryParts })))

type EntryPreviewProps = { entry: HistoryRecord; onDelete: (entry: HistoryRecord) => void }

/** One entry: what it was, what came of it, and what can be done with it. */
export function EntryPreview({ entry, onDelete }: EntryPreviewProps) {
  const { id, page, name, words, model, at, totalMs, bytes, hasAnswer } = entry
  const navigate = useNavigate()
  const [isUnfit, setIsUnfit] = useState(false)
  const opened = useOpened(id)
  const go = async (path: string | null, then: () => void = () => {}) => {
    setIsUnfit(path === null)
    if (path === null) return
    await navigate(path)
    then()
  }
  const open = async (isReplay: boolean) => go(await reopenEntry(entry, isReplay))
  const rerun = async () => go(await rerunPath(entry), () => actSoon('rerun'))
  const facts = [
    { label: say('history.when'), value: sayTime(at) },
    { label: say('history.model'), value: model ?? '' },
    { label: say('history.outcome'), value: outcomeWords(entry) },
    { label: say('history.took'), value: `${sayMs(totalMs)} s` },
    { label: say('history.weight'), value: hasAnswer ? sayBytes(bytes) : say('history.no-answer') },
    { label: say('history.pace'), value: untimedWords(opened?.kept?.answer) },
  ].filter(({ value }) => value !== '')
  return (
    <section
      aria-label={say('history.entry')}
      className="grid gap-3 rounded-md border border-line bg-surface p-4"
    >
      <h2 className="font-semibold [overflow-wrap:anywhere]">
        {say(`page.${page}`)}: {name ?? words}
      </h2>
      <div className="flex flex-wrap gap-2">
        <Button look="filled" onClick={() => void open(false)}>
          {say('history.open')}
        </Button>
        {isRerunnable(entry) && (
          <Button title={say('history.rerun-title')} onClick={() => void rerun()}>
            {say('history.rerun')}
          </Button>
        )}
        <Button
          disabled={!isReplayable(entry)}
          title={say(isReplayable(entry) ? 'history.replay-title' : 'history.replay-none')}
          onClick={() => void open(true)}
        >
          {say('history.replay')}
        </Button>
        <Button onClick={() => void nameHistory(id, name === null ? words || say(`page.${page}`) : null)}>
          {say(name === null ? 'history.save' : 'history.unsave')}
        </Button>
        <Button look="quiet" onClick={() => onDelete(entry)}>
          {say('history.delete')}
        </Button>
      </div>
      <p role="alert" className="text-sm text-warning empty:hidden">
        {isUnfit ? say('history.unfit') : ''}
      </p>
      {name !== null && <NameField key={name} id={id} name={name} />}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="tabular-nums [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      <Suspense>{opened !== null && <EntryParts page={page} opened={opened} />}</Suspense>
    </section>
  )
}

// What is said of a conversation some of whose answers cannot come again at their own pace.
function untimedWords(answer: unknown): string {
  const { data } = chatRecording.safeParse(answer)
  const count = data === undefined ? 0 : untimedIn(data)
  return count === 0 ? '' : say('history.untimed', { count })
}

function NameField({ id, name }: { id: string; name: string }) {
  return (
    <label className="grid gap-1 text-sm">
      {say('history.name')}
      <input
        className="min-h-8 rounded-sm border border-line-strong bg-surface px-2 text-base"
        defaultValue={name}
        onBlur={({ target }) => void nameHistory(id, target.value.trim() || name)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  )
}

// An entry with its heavy parts, read when it is looked at.
function useOpened(id: string): OpenedEntry | null {
  const [opened, setOpened] = useState<OpenedEntry | null>(null)
  useEffect(() => {
    let isGone = false
    void readHistory(id).then((found) => !isGone && setOpened(found))
    return () => {
      isGone = true
    }
  }, [id])
  return opened
}
