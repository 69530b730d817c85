import { useStore } from 'zustand'
import type { SnippetRequest } from '@/lib/snippet.ts'
import { SidePanel } from '@/parts/side-panel.tsx'
import { type Asked, draftRequest } from '@/session/chat/chat-session.ts'
import { chatState, lastStatus } from '@/session/chat/chat-state.ts'
import { preferences } from '@/session/preferences.ts'
import { Parameters } from './parameters.tsx'

/** The side panel of the chat: the request that Send would make now, and the last one that was made. */
export function ChatPanel({ asked }: { asked: Asked | null }) {
  // Told by what a request is made of; the pieces of a growing answer would draw the panel at every frame.
  useStore(chatState.store, (state) => `${state.order.length} ${lastStatus(state)}`)
  useStore(chatState.store, (state) => state.draft)
  useStore(preferences, ({ noUsage }) => noUsage)
  const { stream } = useStore(chatState.store, (state) => state.parameters)
  const request: SnippetRequest | null =
    asked === null
      ? null
      : {
          method: 'POST',
          url: new URL(`${asked.client.baseUrl}/chat/completions`, location.href).href,
          needsToken: true,
          body: { json: draftRequest(chatState.store.getState(), asked) },
          answer: stream ? 'events' : 'json',
        }
  return <SidePanel page="chat" parameters={<Parameters />} request={request} />
}
