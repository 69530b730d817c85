import '@/words/en/chat.ts'
import { PanelRight, SquarePen } from 'lucide-react'
import { lazy, Suspense, use, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { LoadMenu } from '@/parts/load-menu.tsx'
import { ModelPicker } from '@/parts/model-picker.tsx'
import { PageHead } from '@/parts/page-head.tsx'
import { setPanel, usePanel } from '@/parts/panel.ts'
import { useAction } from '@/session/actions.ts'
import { clearConversation, openConversation, sendMessage, stopLatest } from '@/session/chat/chat-session.ts'
import { addToDraft, chatState, lastStatus } from '@/session/chat/chat-state.ts'
import { bindingOf, useConnection } from '@/session/connection.ts'
import { pageClient } from '@/session/runs.ts'
import { useModel } from '@/session/use-model.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { type FollowHandle, FollowScroll } from '@/ui/follow-scroll.tsx'
import { AskContext } from '@/ui/markdown/links.tsx'
import { loadMarkdown } from '@/ui/markdown/markdown.tsx'
import { MarkdownWords } from '@/ui/markdown/markdown-words.ts'
import { say } from '@/words/say.ts'
import { Composer } from './composer.tsx'
import { MessageList } from './message-list.tsx'
import { type ChatStart, chatSamples, Samples } from './samples.tsx'
import { AskedContext } from './use-asked.ts'

const loaded = chatState.load()

const MARKDOWN_WORDS: MarkdownWords = {
  code: say('chat.code'),
  codeIn: (language) => say('chat.code-in', { language }),
  copyCode: say('chat.copy-code'),
  table: say('chat.table'),
  task: say('chat.task'),
  image: say('chat.image'),
  tooMuch: say('chat.too-much'),
}

const ChatPanel = lazy(() => import('./chat-panel.tsx').then(({ ChatPanel }) => ({ default: ChatPanel })))

export default function ChatPage() {
  use(loaded)
  const model = useModel('chat', 'chat')
  const connection = useConnection()
  const asked = useMemo(
    () =>
      connection === null || model.id === null
        ? null
        : {
            client: pageClient('chat', connection),
            model: model.id,
            madeBy: connection.kind,
            binding: bindingOf(connection),
          },
    [connection, model.id],
  )
  const thread = useRef<FollowHandle>(null)
  const isEmpty = useStore(chatState.store, (state) => state.order.length + state.unread.length === 0)
  const status = useStore(chatState.store, (state) => lastStatus(state))
  const isPanelOpen = usePanel('chat')
  const [isUnfit, setIsUnfit] = useState(false)
  const isRunning = status === 'streaming'
  useIdleMarkdown()
  useAction('stop', () => void stopLatest())

  const start = ({ prompt, model: wanted }: ChatStart) => {
    if (wanted !== null) model.choose(wanted)
    const text = say(prompt)
    if (connection?.kind !== 'sandbox' || asked === null || isRunning) return addToDraft(text)
    void sendMessage({ ...asked, model: wanted ?? asked.model }, text)
  }
  // A question that a reply offers runs at once in the sandbox and waits for the button on a server.
  const ask = (question: string) => {
    if (connection?.kind !== 'sandbox' || asked === null || isRunning) return addToDraft(question)
    void sendMessage(asked, question)
    thread.current?.toEnd()
  }

  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <PageHead page="chat">
        <div className="min-w-0 flex-1 tablet:w-72 tablet:flex-none">
          <ModelPicker model={model} kind="chat" />
        </div>
        <div className="flex items-center">
          <LoadMenu
            page="chat"
            samples={chatSamples(connection?.kind === 'sandbox')}
            onSample={start}
            onEntry={(kept) => setIsUnfit(!openConversation(kept))}
          />
          <NewConversation isEmpty={isEmpty} />
          <IconButton
            label={say(isPanelOpen ? 'panel.close' : 'panel.open')}
            aria-pressed={isPanelOpen}
            onClick={() => setPanel('chat', !isPanelOpen)}
          >
            <PanelRight aria-hidden className="size-4.5" />
          </IconButton>
        </div>
      </PageHead>
      <div
        className={`grid min-h-0 grid-cols-[minmax(0,1fr)] ${isPanelOpen ? 'laptop:grid-cols-[minmax(0,1fr)_340px]' : ''}`}
      >
        <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto]">
          <AskedContext value={asked}>
            <AskContext value={ask}>
              <MarkdownWords value={MARKDOWN_WORDS}>
                <FollowScroll
                  ref={thread}
                  opensAtEnd={!isEmpty}
                  label={say('chat.thread')}
                  jumpLabel={say('chat.latest')}
                >
                  {isEmpty ? <Samples onChoose={start} /> : <MessageList />}
                </FollowScroll>
              </MarkdownWords>
            </AskContext>
            <Composer
              isRunning={isRunning}
              notice={isUnfit ? say('load.unfit') : null}
              onSent={() => {
                setIsUnfit(false)
                thread.current?.toEnd()
              }}
            />
          </AskedContext>
        </div>
        {isPanelOpen && (
          <Suspense fallback={<aside className="hidden border-line border-l bg-surface laptop:block" />}>
            <ChatPanel asked={asked} />
          </Suspense>
        )}
      </div>
      <p role="status" className="sr-only">
        {statusWords(status)}
      </p>
    </div>
  )
}

function statusWords(status: string | null): string {
  if (status === 'streaming') return say('chat.generating')
  if (status === 'done') return say('chat.complete')
  if (status === 'stopped') return say('chat.stopped-status')
  return status === 'failed' ? say('chat.failed-status') : ''
}

function NewConversation({ isEmpty }: { isEmpty: boolean }) {
  const [undo, setUndo] = useState<(() => void) | null>(null)
  return (
    <>
      {undo !== null && isEmpty && (
        <Button
          look="quiet"
          onClick={() => {
            undo()
            setUndo(null)
          }}
        >
          {say('chat.undo-new')}
        </Button>
      )}
      <IconButton
        label={say('chat.new')}
        disabled={isEmpty}
        onClick={() => {
          const bringBack = clearConversation()
          setUndo(() => bringBack)
        }}
      >
        <SquarePen aria-hidden className="size-4.5" />
      </IconButton>
    </>
  )
}

// The parser is heavy: it comes after the first paint, before the first answer.
function useIdleMarkdown(): void {
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? setTimeout
    // What tells of a failure must be there before the server is gone.
    idle(() => void Promise.all([loadMarkdown(), import('@/parts/problem.tsx')]).catch(() => {}))
  }, [])
}
