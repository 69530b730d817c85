import { chatState, draftOf, presetOf, stateOf } from '@/session/chat/chat-state.ts'
import type { ConversationStore } from '@/session/chat/conversation.ts'
import { textOf } from '@/session/chat/message.ts'
import { type Asked, askedAfter, requestFor } from '@/session/chat/request.ts'
import { streamWithUsage } from '@/session/chat/stream-with-usage.ts'
import type { RepeatSource } from '@/session/repeat-run.ts'

/**
 * What Send would ask now in the first column, to be repeated beside the conversation; with nothing typed
 * the question that was asked last. Null where there is neither.
 */
export function repeatSource(conversation: ConversationStore, asked: Asked): RepeatSource | null {
  const state = conversation.getState()
  const draft = draftOf(chatState.store.getState())
  const last = state.messages[state.leaves[0] ?? '']
  const isTyped = draft.trim() !== ''
  const after = askedAfter(state, draft)
  const question = state.messages[after ?? '']
  if (!isTyped && question === undefined) return null
  const { parameters, model } = asked
  return {
    page: 'chat',
    kind: 'chat',
    model,
    first: 'token',
    words: isTyped || question === undefined ? draft : textOf(question),
    state: last === undefined ? presetOf(parameters) : stateOf(state.id, parameters),
    ask: async (client, id, signal, onToken) => {
      const { binding } = asked
      const request = requestFor(state, after, { ...asked, model: id }, draft)
      for await (const { text, reasoning } of streamWithUsage({ client, binding }, request, signal)) {
        if (text || reasoning) onToken()
      }
    },
  }
}
