import { useStore } from 'zustand'
import type { SnippetRequest } from '@/lib/snippet/request.ts'
import { SidePanel } from '@/parts/side-panel.tsx'
import { chatState, draftOf } from '@/session/chat/chat-state.ts'
import type { ConversationStore } from '@/session/chat/conversation.ts'
import { type Asked, askedAfter, requestFor } from '@/session/chat/request.ts'
import { preferences } from '@/session/preferences.ts'
import { Parameters } from './parameters.tsx'
import type { ColumnAsked } from './use-chat-columns.ts'

type ChatPanelProps = { conversation: ConversationStore; columns: readonly ColumnAsked[] }

/** The side panel of the chat: the request that Send would make now, with nothing typed the last one, and Wire. */
export function ChatPanel({ conversation, columns }: ChatPanelProps) {
  const asked = columns[0]?.asked ?? null
  return (
    <SidePanel
      page="chat"
      parameters={<Parameters conversation={conversation} columns={columns} />}
      request={useDraftRequest(conversation, asked)}
    />
  )
}

function useDraftRequest(conversation: ConversationStore, asked: Asked | null): SnippetRequest | null {
  const draft = useStore(chatState.store, draftOf)
  // Told by what a request is made of; the pieces of a growing answer would draw the panel at every frame.
  useStore(conversation, ({ orders }) => orders)
  useStore(conversation, ({ messages, leaves }) => {
    const last = messages[leaves[0] ?? '']
    return last?.role === 'assistant' && last.answer.status
  })
  useStore(preferences, ({ noUsage }) => noUsage)
  const state = conversation.getState()
  const after = askedAfter(state, draft)
  if (asked === null || (after === null && draft.trim() === '')) return null
  return {
    method: 'POST',
    baseUrl: new URL(asked.connect().baseUrl, location.href).href,
    path: '/chat/completions',
    needsToken: true,
    body: { json: requestFor(state, after, asked, draft) },
    answer: asked.parameters.stream ? 'events' : 'json',
  }
}
