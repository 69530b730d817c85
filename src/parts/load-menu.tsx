import '@/words/en/load.ts'
import { FolderOpen } from 'lucide-react'
import { lazy, Suspense, useRef } from 'react'
import { type MenuAction, useAction } from '@/session/actions.ts'
import { type OpenedEntry, readHistory } from '@/session/history.ts'
import { outcomeStore } from '@/session/outcome.ts'
import type { Sample } from '@/session/samples.ts'
import type { SharedPage } from '@/session/share.ts'
import { FileRow } from '@/ui/file-row.tsx'
import { menuRow, Popover, press } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { ActionRows } from './action-menu.tsx'

// What was kept is listed when the menu is opened.
const LoadEntries = lazy(() =>
  import('./load-entries.tsx').then(({ LoadEntries }) => ({ default: LoadEntries })),
)
// Most visits share nothing.
const ShareRows = lazy(() => import('./share-rows.tsx').then(({ ShareRows }) => ({ default: ShareRows })))

type LoadMenuProps<Listed> = {
  page: SharedPage
  /** The page's model, for a link to it. */
  model: string | null
  samples: readonly Listed[]
  onSample: (sample: Listed) => void
  /** Gets an entry with everything that it holds; the page judges whether it fits. */
  onEntry: (opened: OpenedEntry) => void
  /** Takes a file into the form, on pages whose input can be read from one. */
  onFile?: ((file: File) => void) | undefined
  /** What can be done with the page's form as a whole. */
  further?: readonly MenuAction[]
}

/** The one place to load a page from: samples, what was saved, what was asked lately. */
export function LoadMenu<Listed extends Pick<Sample<unknown>, 'name' | 'fits'>>(
  props: LoadMenuProps<Listed>,
) {
  const { page, model, samples, onSample, onEntry, onFile, further = [] } = props
  const button = useRef<HTMLSpanElement>(null)
  useAction('load', () => press(button.current))
  useAction('share', () => void share(page, model))
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
            <Suspense>
              <LoadEntries
                page={page}
                onOpen={(id) => {
                  void readHistory(id).then((opened) => opened !== null && onEntry(opened))
                  close()
                }}
              />
            </Suspense>
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
            <ActionRows actions={further} close={close} />
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

// By its name, out of the menu: the frame says what came of it.
async function share(page: SharedPage, model: string | null): Promise<void> {
  const { sharePage } = await import('./share-page.ts')
  outcomeStore.setState({ outcome: { came: await sharePage(page, model) } })
}

/** What can be read as rows; the form says what it makes of it. */
const TEXT_FILES = '.txt,.md,.csv,.tsv,.json,.jsonl,.ndjson,text/plain,text/csv,application/json'
