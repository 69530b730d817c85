import { PanelRight, SquarePen } from 'lucide-react'
import { use, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { ModelPicker } from '@/parts/model-picker.tsx'
import { useClient, useConnection } from '@/session/connection.ts'
import { preferences } from '@/session/preferences.ts'
import { useModel } from '@/session/use-model.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { type FollowHandle, FollowScroll } from '@/ui/follow-scroll.tsx'
import { AskContext } from '@/ui/markdown/links.tsx'
import { loadMarkdown } from '@/ui/markdown/markdown.tsx'
import { say } from '@/words/say.ts'
import { clearConversation, sendMessage, stopLatest } from './chat-session.ts'
import { changeDraft, chatState } from './chat-state.ts'
import { Composer } from './composer.tsx'
import { MessageList } from './message-list.tsx'
import { Parameters } from './parameters.tsx'
import { type ChatSample, Samples } from './samples.tsx'
import { AskedContext } from './use-asked.ts'

const loaded = chatState.load()

export default function ChatPage() {
  use(loaded)
  const model = useModel('chat', 'chat')
  const client = useClient()
  const connection = useConnection()
  const asked = useMemo(
    () =>
      connection === null || model.id === null ? null : { client, model: model.id, madeBy: connection.kind },
    [client, connection, model.id],
  )
  const thread = useRef<FollowHandle>(null)
  const isEmpty = useStore(chatState.store, (state) => state.order.length === 0)
  const status = useStore(chatState.store, (state) => lastStatus(state))
  const { isPanelOpen } = useStore(preferences)
  const isRunning = status === 'streaming'
  useIdleMarkdown()
  useStopOnEscape()

  const start = ({ prompt, model: wanted }: ChatSample) => {
    if (wanted !== null) model.choose(wanted)
    const text = say(prompt)
    if (connection?.kind !== 'sandbox' || asked === null) return changeDraft(text)
    void sendMessage({ ...asked, model: wanted ?? asked.model }, text)
  }
  // A question that a reply offers runs at once in the sandbox and waits for the button on a server.
  const ask = (question: string) => {
    if (connection?.kind !== 'sandbox' || asked === null || isRunning) return changeDraft(question)
    void sendMessage(asked, question)
    thread.current?.toEnd()
  }

  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <title>{`${say('page.chat')} · ${say('app.name')}`}</title>
      <header className="flex min-w-0 flex-wrap items-start gap-x-4 gap-y-2 border-line border-b px-4 pt-3 pb-1">
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="font-semibold text-lg">{say('page.chat')}</h1>
          <p className="truncate text-ink-faint text-sm">{say('page.chat.purpose')}</p>
        </div>
        <ModelPicker model={model} kind="chat" />
        <div className="flex items-center">
          <NewConversation isEmpty={isEmpty} />
          <IconButton
            label={say(isPanelOpen ? 'panel.close' : 'panel.open')}
            aria-pressed={isPanelOpen}
            onClick={() => preferences.setState({ isPanelOpen: !isPanelOpen })}
          >
            <PanelRight aria-hidden className="size-4.5" />
          </IconButton>
        </div>
      </header>
      <div
        className={`grid min-h-0 grid-cols-[minmax(0,1fr)] ${isPanelOpen ? 'laptop:grid-cols-[minmax(0,1fr)_340px]' : ''}`}
      >
        <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto]">
          <AskedContext value={asked}>
            <AskContext value={ask}>
              <FollowScroll ref={thread} label={say('chat.thread')} jumpLabel={say('chat.latest')}>
                {isEmpty ? <Samples onChoose={start} /> : <MessageList />}
              </FollowScroll>
            </AskContext>
            <Composer isRunning={isRunning} onSent={() => thread.current?.toEnd()} />
          </AskedContext>
        </div>
        {isPanelOpen && (
          <aside
            aria-label={say('panel.label')}
            className="hidden overflow-y-auto border-line border-l bg-surface p-4 laptop:block"
          >
            <h2 className="mb-3 font-medium">{say('panel.label')}</h2>
            <Parameters />
          </aside>
        )}
      </div>
      <p role="status" className="sr-only">
        {statusWords(status)}
      </p>
    </div>
  )
}

type State = ReturnType<typeof chatState.store.getState>

function lastStatus({ order, messages }: State): string | null {
  const last = messages[order.at(-1) ?? '']
  return last?.role === 'assistant' ? last.answer.status : null
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
        onClick={() => setUndo(() => clearConversation())}
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
    idle(() => void loadMarkdown())
  }, [])
}

// The browser closes the top layer by itself; only when none is open does Esc stop the answer.
function useStopOnEscape(): void {
  useEffect(() => {
    const stop = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      if (document.querySelector(':popover-open, dialog[open]') === null) stopLatest()
    }
    addEventListener('keydown', stop)
    return () => removeEventListener('keydown', stop)
  }, [])
}
