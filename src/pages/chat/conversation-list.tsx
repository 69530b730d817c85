import { Ellipsis, Upload, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { openConversation } from '@/session/chat/chat-state.ts'
import {
  conversationsVersion,
  listConversations,
  searchMessages,
} from '@/session/chat/conversation-records.ts'
import { type ImportProblem, importConversation, LARGEST_IMPORT_MB } from '@/session/chat/transfer.ts'
import type { ConversationRecord } from '@/session/database.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { IconButton } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { FileRow } from '@/ui/file-row.tsx'
import { Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { ConversationRow } from './conversation-row.tsx'
import type { ChatColumn } from './use-column.ts'

const NONE: readonly ConversationRecord[] = []

/** The conversations that are kept, newest first; none until they were read, and in demo mode. */
export function useConversations(): readonly ConversationRecord[] {
  const isDemo = useDemoMode()
  const { version } = useStore(conversationsVersion)
  const [list, setList] = useState<readonly ConversationRecord[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the list old
  useEffect(() => {
    let isGone = false
    void listConversations().then((found) => !isGone && setList(found))
    return () => {
      isGone = true
    }
  }, [version])
  return isDemo ? NONE : list
}

type ConversationListProps = {
  list: readonly ConversationRecord[]
  open: string
  onClose: () => void
  offerUndo: ChatColumn['offerUndo']
}

/** The conversations: search over titles and all that was said, open, rename, export, import, delete. */
export function ConversationList({ list, open, onClose, offerUndo }: ConversationListProps) {
  const [sought, setSought] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const found = useFound(sought)
  const needle = sought.trim().toLocaleLowerCase()
  const shown = list.filter(
    ({ id, title }) => needle === '' || title.toLocaleLowerCase().includes(needle) || found.has(id),
  )
  const take = async (file: File) => {
    if (file.size > LARGEST_IMPORT_MB * 1_048_576) {
      return setProblem(problemWords({ kind: 'too-large' }, file.name))
    }
    const store = importConversation(await file.text())
    if ('kind' in store) return setProblem(problemWords(store, file.name))
    setProblem(null)
    await openConversation(store.getState().id)
  }
  return (
    <nav
      aria-label={say('chat.conversations')}
      className="grid h-full grid-rows-[auto_minmax(0,1fr)] border-line border-r bg-surface"
    >
      <div className="grid gap-1 p-2">
        <div className="flex items-center gap-1">
          <input
            type="search"
            aria-label={say('chat.search')}
            placeholder={say('chat.search-hint')}
            className={`${inputLook} text-sm`}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          <Popover
            label={say('chat.list-menu')}
            triggerLook="grid size-8 shrink-0 place-items-center rounded-sm text-ink-soft hover:bg-sunken pointer-coarse:size-11"
            trigger={<Ellipsis aria-hidden className="size-4" />}
          >
            {(close) => (
              <FileRow
                accept=".json,application/json"
                onFile={(file) => {
                  close()
                  void take(file)
                }}
              >
                <Upload aria-hidden className="size-4" />
                {say('chat.import')}
              </FileRow>
            )}
          </Popover>
          <IconButton label={say('chat.list-close')} onClick={onClose}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
        <p role="alert" className="text-bad text-sm [overflow-wrap:anywhere]">
          {problem}
        </p>
      </div>
      <ul className="min-h-0 overflow-y-auto px-2 pb-2">
        {shown.map((record) => (
          <ConversationRow
            key={record.id}
            record={record}
            isOpen={record.id === open}
            offerUndo={offerUndo}
          />
        ))}
        {shown.length === 0 && (
          <li className="px-2 py-1 text-ink-faint text-sm">
            {say(needle === '' ? 'chat.list-empty' : 'chat.list-nothing', { sought })}
          </li>
        )}
      </ul>
    </nav>
  )
}

const NOTHING: ReadonlySet<string> = new Set()

// Titles answer at once; what was said is searched behind, and a newer search ends an older one.
function useFound(sought: string): ReadonlySet<string> {
  const [found, setFound] = useState<ReadonlySet<string>>(NOTHING)
  const needle = sought.trim()
  useEffect(() => {
    if (needle === '') return setFound(NOTHING)
    const stop = new AbortController()
    void searchMessages(needle, stop.signal).then((ids) => stop.signal.aborted || setFound(ids))
    return () => stop.abort()
  }, [needle])
  return found
}

function problemWords(problem: ImportProblem, name: string): string {
  if (problem.kind === 'too-large') return say('chat.import-too-large', { name, limit: LARGEST_IMPORT_MB })
  if (problem.kind === 'not-json') return say('chat.import-not-json', { name })
  return say('chat.import-unfit', { name, path: problem.path })
}
