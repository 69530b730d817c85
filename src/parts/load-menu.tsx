import '@/words/en/load.ts'
import { FolderOpen, Trash2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useAction } from '@/session/actions.ts'
import type { HistoryRecord } from '@/session/database.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import {
  clearHistory,
  deleteHistory,
  listHistory,
  nameHistory,
  type OpenedEntry,
  readHistory,
} from '@/session/history.ts'
import { historyVersion } from '@/session/history-version.ts'
import type { PageName } from '@/session/pages.ts'
import type { Sample } from '@/session/samples.ts'
import type { SharedPage } from '@/session/share.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { FileRow } from '@/ui/file-row.tsx'
import { menuRow, Popover, press } from '@/ui/popover.tsx'
import { sayBytes, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

// Most visits share nothing.
const ShareRows = lazy(() => import('./share-rows.tsx').then(({ ShareRows }) => ({ default: ShareRows })))

type LoadMenuProps<State> = {
  page: SharedPage
  /** The page's model, for a link to it. */
  model: string | null
  samples: readonly Sample<State>[]
  onSample: (sample: Sample<State>) => void
  /** Gets an entry with everything that it holds; the page judges whether it fits. */
  onEntry: (opened: OpenedEntry) => void
  /** Takes a file into the form, on pages whose input can be read from one. */
  onFile?: ((file: File) => void) | undefined
}

const SHOWN_RECENT = 8

/** What an entry weighs is told from so many bytes on. */
const HEAVY = 10_000

/** The one place to load a page from: samples, what was saved, what was asked lately. */
export function LoadMenu<State>(props: LoadMenuProps<State>) {
  const { page, model, samples, onSample, onEntry, onFile } = props
  const button = useRef<HTMLSpanElement>(null)
  useAction('load', () => press(button.current))
  return (
    <span ref={button}>
      <Popover
        label={say('load.label')}
        triggerLook="inline-flex min-h-8 items-center gap-1.5 rounded-sm border border-line bg-surface px-3 text-sm font-medium hover:bg-sunken pointer-coarse:min-h-11"
        trigger={
          <>
            <FolderOpen aria-hidden className="size-4" />
            {say('load.label')}
          </>
        }
      >
        {(close) => (
          <div className="grid w-80 max-w-full gap-1">
            <h3 className="px-2 pt-1 font-medium text-ink-faint text-xs">{say('load.samples')}</h3>
            {samples.map((sample) => (
              <button
                key={sample.name}
                type="button"
                className={menuRow}
                onClick={() => {
                  onSample(sample)
                  close()
                }}
              >
                <span className="flex-1">{say(`sample.${sample.name}`)}</span>
                {sample.fits === 'trained' && (
                  <span className="text-ink-faint text-xs">{say('load.trained')}</span>
                )}
              </button>
            ))}
            <Entries
              page={page}
              onOpen={(id) => {
                void readHistory(id).then((opened) => opened !== null && onEntry(opened))
                close()
              }}
            />
            {onFile !== undefined && (
              <FileRow
                accept={TEXT_FILES}
                onFile={(file) => {
                  onFile(file)
                  close()
                }}
              >
                {say('load.file')}
              </FileRow>
            )}
            <Suspense>
              <ShareRows page={page} model={model} onDone={close} />
            </Suspense>
            <p className="border-line border-t px-2 pt-2 pb-1 text-ink-faint text-xs">{say('load.foot')}</p>
          </div>
        )}
      </Popover>
    </span>
  )
}

/** What can be read as rows; the form says what it makes of it. */
const TEXT_FILES = '.txt,.md,.csv,.tsv,.json,.jsonl,.ndjson,text/plain,text/csv,application/json'

function Entries({ page, onOpen }: { page: PageName; onOpen: (id: string) => void }) {
  const entries = useEntries(page)
  const saved = entries.filter(({ name }) => name !== null)
  const recent = entries.filter(({ name }) => name === null).slice(0, SHOWN_RECENT)
  return (
    <>
      {saved.length > 0 && (
        <h3 className="px-2 pt-2 font-medium text-ink-faint text-xs">{say('load.saved')}</h3>
      )}
      {saved.map((entry) => (
        <Entry key={entry.id} entry={entry} onOpen={onOpen} />
      ))}
      {recent.length > 0 && (
        <h3 className="px-2 pt-2 font-medium text-ink-faint text-xs">{say('load.recent')}</h3>
      )}
      {recent.map((entry) => (
        <Entry key={entry.id} entry={entry} onOpen={onOpen} />
      ))}
      {entries.length > 0 && <Clear page={page} count={entries.length} />}
    </>
  )
}

// Asks once more in place: what is deleted here is gone.
function Clear({ page, count }: { page: PageName; count: number }) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking) {
    return (
      <button type="button" className={`${menuRow} text-ink-soft`} onClick={() => setIsAsking(true)}>
        {say('load.clear')}
      </button>
    )
  }
  return (
    <p className="flex flex-wrap items-center gap-2 px-2 py-1 text-sm">
      <span className="flex-1">{say('load.clear-sure', { count })}</span>
      <Button onClick={() => void clearHistory(page)}>{say('load.delete')}</Button>
      <Button look="quiet" onClick={() => setIsAsking(false)}>
        {say('load.keep')}
      </Button>
    </p>
  )
}

function Entry({ entry, onOpen }: { entry: HistoryRecord; onOpen: (id: string) => void }) {
  const { id, name, words, at, model, settings = '', bytes } = entry
  const isSaved = name !== null
  const shown = name ?? (words === '' ? say('load.untitled') : words)
  // The clock, the model and with what it was asked, and the weight where there is one worth its room.
  const weight = bytes < HEAVY ? '' : sayBytes(bytes)
  const facts = [sayTime(at), model ?? '', settings, weight].filter(Boolean)
  return (
    <div className="flex items-center gap-1">
      <button type="button" className={menuRow} onClick={() => onOpen(id)}>
        <span className="grid min-w-0 flex-1">
          <span className="truncate">{shown}</span>
          <span className="truncate text-ink-faint text-xs">{facts.join(' · ')}</span>
        </span>
      </button>
      <button
        type="button"
        className="min-h-8 shrink-0 rounded-sm px-2 text-ink-soft text-xs hover:bg-sunken"
        onClick={() => void nameHistory(id, isSaved ? null : words || say('load.untitled'))}
      >
        {say(isSaved ? 'load.unsave' : 'load.save')}
      </button>
      <IconButton label={say('load.delete-one', { words: shown })} onClick={() => void deleteHistory(id)}>
        <Trash2 aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  )
}

const NONE: HistoryRecord[] = []

function useEntries(page: PageName): HistoryRecord[] {
  const isDemo = useDemoMode()
  const { version } = useStore(historyVersion)
  const [entries, setEntries] = useState<HistoryRecord[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the list old
  useEffect(() => {
    let isGone = false
    void listHistory(page).then((found) => !isGone && setEntries(found))
    return () => {
      isGone = true
    }
  }, [page, version])
  return isDemo ? NONE : entries
}
