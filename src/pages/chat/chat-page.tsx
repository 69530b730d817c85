import '@/words/en/chat.ts'
import '@/words/en/compare.ts'
import { History, PanelRight, SquarePen } from 'lucide-react'
import { lazy, Suspense, use, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { CompareButton } from '@/parts/compare-button.tsx'
import { LoadMenu } from '@/parts/load-menu.tsx'
import { ModelPicker } from '@/parts/model-picker.tsx'
import { PageHead } from '@/parts/page-head.tsx'
import { setPanel, usePanel } from '@/parts/panel.ts'
import { UndoBar, useUndo } from '@/parts/undo-bar.tsx'
import { useWantedSample } from '@/parts/use-wanted-sample.ts'
import { useAction, useOffers } from '@/session/actions.ts'
import { stopConversation } from '@/session/chat/answer-run.ts'
import { askLastAgain, sendMessage } from '@/session/chat/chat-session.ts'
import {
  addToDraft,
  chatState,
  draftOf,
  loadChat,
  newConversation,
  openKept,
} from '@/session/chat/chat-state.ts'
import { type Conversation, conversationOf } from '@/session/chat/conversation.ts'
import type { Asked } from '@/session/chat/request.ts'
import { useConnection } from '@/session/connection.ts'
import { preferences } from '@/session/preferences.ts'
import { IconButton } from '@/ui/button.tsx'
import type { FollowHandle } from '@/ui/follow-scroll.tsx'
import { AskContext } from '@/ui/markdown/links.tsx'
import { loadMarkdown } from '@/ui/markdown/markdown.tsx'
import { MarkdownWords } from '@/ui/markdown/markdown-words.ts'
import { useNarrow } from '@/ui/use-media.ts'
import { perLanguage } from '@/words/language.ts'
import { say } from '@/words/say.ts'
import { AsideBar } from './aside-bar.tsx'
import { Columns } from './columns.tsx'
import { Composer } from './composer.tsx'
import { conversationExports } from './conversation-exports.ts'
import { ConversationList, useConversations } from './conversation-list.tsx'
import { lineUp } from './race.ts'
import { RecordedBar } from './recorded-bar.tsx'
import { type ChatStart, chatSamples } from './samples.tsx'
import { useChatColumns } from './use-chat-columns.ts'

const loaded = loadChat()

const markdownWords = perLanguage(
  (): MarkdownWords => ({
    code: say('chat.code'),
    codeIn: (language) => say('chat.code-in', { language }),
    copyCode: say('chat.copy-code'),
    table: say('chat.table'),
    task: say('chat.task'),
    image: say('chat.image'),
    openImage: say('chat.open-image'),
    imageTells: (host) => say('chat.image-tells', { host }),
    tooMuch: say('chat.too-much'),
  }),
)

const ChatPanel = lazy(() => import('./chat-panel.tsx').then(({ ChatPanel }) => ({ default: ChatPanel })))

export default function ChatPage() {
  use(loaded)
  const open = useStore(chatState.store, (state) => state.open)
  const conversation = conversationOf(open)
  const columns = useChatColumns()
  const [own] = columns
  const connection = useConnection()
  const thread = useRef<FollowHandle>(null)
  const isComparing = columns.length > 1
  const status = useStore(conversation, statusOf)
  const isEmpty = useStore(conversation, ({ orders }) => orders.every((order) => order.length === 0))
  const isRunning = status === 'streaming'
  const isPanelOpen = usePanel('chat')
  const [isUnfit, setIsUnfit] = useState(false)
  const undo = useUndo()
  const list = useConversationList(isComparing)
  useIdleMarkdown()
  useAction('stop', () => void stopConversation(conversation), isRunning)
  const askeds = columns.flatMap(({ asked }) => asked ?? [])
  const canAskAgain = !isRunning && !isEmpty && askeds.length === columns.length
  useAction('rerun', () => void askLastAgain(conversation, askeds), canAskAgain)
  const title = useStore(conversation, (state) => state.title) || say('load.untitled')
  useOffers('answer', isEmpty ? [] : conversationExports(open, title))
  const isUntouched = useStore(chatState.store, (state) => draftOf(state).trim() === '')
  const isUnused = isEmpty && isUntouched
  useAction('new', () => void newConversation(), !isUnused)

  const ask = (text: string) =>
    askEach(
      columns.map(({ asked }) => asked),
      text,
    )
  const askEach = (whom: readonly (Asked | null)[], text: string) => {
    const askeds = whom.filter((asked) => asked !== null)
    // It runs at once in the sandbox and waits for the button on a server.
    if (connection?.kind !== 'sandbox' || askeds.length < whom.length || isRunning) return addToDraft(text)
    void sendMessage(conversation, askeds, text)
    thread.current?.toEnd()
  }
  const start = ({ prompt, model, race }: ChatStart) => {
    if (model !== null) own.model.choose(model)
    const whom = columns.map(({ asked }) => asked && { ...asked, model: model ?? asked.model })
    const [first = null] = whom
    askEach(race.length === 0 || first === null ? whom : lineUp(first, race), say(prompt))
    if (race.length > 0) setPanel('chat', false)
  }
  useWantedSample('chat', isEmpty && own.asked !== null, (name) => {
    // A server has no model of the sandbox's: there its own first sample stands for it.
    const samples = chatSamples(connection?.kind === 'sandbox')
    const sample = samples.find((each) => each.name === name) ?? samples[0]
    if (sample !== undefined) start(sample.state)
  })

  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="chat">
        {!isComparing && (
          <div className="min-w-0 basis-full tablet:w-72 tablet:flex-none tablet:basis-auto">
            <ModelPicker model={own.model} kind="chat" />
          </div>
        )}
        <div className="flex items-center">
          <CompareButton page="chat" columns={columns} onAdd={() => setPanel('chat', false)} />
          <LoadMenu
            page="chat"
            model={own.model.id}
            samples={chatSamples(connection?.kind === 'sandbox')}
            onSample={({ state }) => start(state)}
            onEntry={({ state }) => void openKept(state).then((isOpened) => setIsUnfit(!isOpened))}
          />
          <IconButton
            label={say(list.isOpen ? 'chat.list-close' : 'chat.list-open')}
            aria-pressed={list.isOpen}
            onClick={list.toggle}
          >
            <History aria-hidden className="size-4.5" />
          </IconButton>
          <IconButton label={say('chat.new')} disabled={isUnused} onClick={() => void newConversation()}>
            <SquarePen aria-hidden className="size-4.5" />
          </IconButton>
          <IconButton
            label={say(isPanelOpen ? 'panel.close' : 'panel.open')}
            aria-pressed={isPanelOpen}
            onClick={() => setPanel('chat', !isPanelOpen)}
          >
            <PanelRight aria-hidden className="size-4.5" />
          </IconButton>
        </div>
      </PageHead>
      <div className="relative flex min-h-0 min-w-0">
        {list.isOpen && (
          <div className="absolute inset-y-0 left-0 z-10 w-72 max-w-full shrink-0 shadow-lg laptop:static laptop:w-60 laptop:shadow-none">
            <ConversationList list={list.records} open={open} onClose={list.toggle} offerUndo={undo.offer} />
          </div>
        )}
        <div className="grid min-h-0 min-w-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]">
          <div>
            <RecordedBar conversation={conversation} />
          </div>
          <AskContext value={ask}>
            <MarkdownWords value={markdownWords()}>
              <Columns
                key={open}
                conversation={conversation}
                columns={columns}
                thread={thread}
                offerUndo={undo.offer}
                onSample={start}
              />
            </MarkdownWords>
          </AskContext>
          <div>
            <AsideBar conversation={conversation} />
            <UndoBar undo={undo} />
            <Composer
              key={open}
              conversation={conversation}
              columns={columns.map(({ asked }) => asked)}
              isLocked={columns.some((column) => column.connection?.isLocked === true)}
              isRunning={isRunning}
              notice={isUnfit ? say('load.unfit') : null}
              onSent={() => {
                setIsUnfit(false)
                thread.current?.toEnd()
              }}
            />
          </div>
        </div>
        {isPanelOpen && (
          <div className="min-h-0 laptop:w-[340px] laptop:shrink-0 laptop:*:h-full">
            <Suspense fallback={<aside className="hidden border-line border-l bg-surface laptop:block" />}>
              <ChatPanel conversation={conversation} columns={columns} />
            </Suspense>
          </div>
        )}
      </div>
      <p role="status" className="sr-only">
        {statusWords(status)}
      </p>
    </div>
  )
}

/** How the conversation stands: streaming as long as any column is; else as the first column ended. */
function statusOf({ leaves, messages }: Conversation): string | null {
  const statuses = leaves.map((leaf) => {
    const last = messages[leaf ?? '']
    return last?.role === 'assistant' ? last.answer.status : null
  })
  return statuses.includes('streaming') ? 'streaming' : (statuses[0] ?? null)
}

function statusWords(status: string | null): string {
  if (status === 'streaming') return say('chat.generating')
  if (status === 'done') return say('chat.complete')
  if (status === 'stopped') return say('chat.stopped-status')
  return status === 'failed' ? say('chat.failed-status') : ''
}

const LIST_PANEL = 'chat-list'

// The list opens itself from two conversations on where there is room, until it is closed or opened by hand.
function useConversationList(isComparing: boolean) {
  const records = useConversations()
  const isNarrow = useNarrow()
  const kept = useStore(
    preferences,
    useShallow(({ panels }) => panels[LIST_PANEL]),
  )
  const [wasMany, setWasMany] = useState(false)
  // Once it has opened itself it does not close under the hand that deletes the second last.
  if (records.length > 1 && !wasMany) setWasMany(true)
  const isOpen = !isComparing && (isNarrow ? kept === true : (kept ?? wasMany))
  const toggle = () =>
    preferences.setState(({ panels }) => ({ panels: { ...panels, [LIST_PANEL]: !isOpen } }))
  return { records, isOpen, toggle }
}

// The parser is heavy: it comes after the first paint, before the first answer.
function useIdleMarkdown(): void {
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? setTimeout
    // What tells of a failure must be there before the server is gone.
    idle(() => void Promise.all([loadMarkdown(), import('@/parts/problem.tsx')]).catch(() => {}))
  }, [])
}
