// The chat's part of a link: the branch on screen, what is being typed, and the parameters. A conversation with
// all its versions travels as a file of its own (transfer.ts).
import * as z from 'zod/mini'
import { withoutAddresses } from '../without-addresses.ts'
import { changeDraft, changeParameters, chatState, draftOf, loadChat, newConversation } from './chat-state.ts'
import { type ConversationStore, conversationOf, keepConversation, putMessage } from './conversation.ts'
import { endedSaid, keepSaid, keptSaid, newMessage, recallSaid, type Said } from './message.ts'
import { chatParameters } from './parameters.ts'

const sharedChat = z.object({
  prompt: z.string(),
  parameters: chatParameters,
  /** In reading order; a link of an older console has none. */
  said: z._default(z.array(keptSaid), []),
})

/** What of the chat goes into a link. */
export async function takeChat(): Promise<unknown> {
  await loadChat()
  const state = chatState.store.getState()
  const { orders, messages } = conversationOf(state.open).getState()
  const said = (orders[0] ?? []).flatMap((id) => messages[id] ?? [])
  return { prompt: draftOf(state), parameters: state.parameters, said: said.map(lightSaid) }
}

// Which server refused is nobody else's business.
function lightSaid(said: Said): unknown {
  const kept = keepSaid(said)
  return 'error' in kept ? { ...kept, error: withoutAddresses(kept.error) } : kept
}

/** Puts it into a new conversation, which is kept like any other; nothing is sent. False when it does not fit this build. */
export async function putChat(kept: unknown): Promise<boolean> {
  const read = sharedChat.safeParse(kept)
  if (!read.success) return false
  const { prompt, parameters, said } = read.data
  await chatState.load()
  const store = await newConversation()
  addBranch(store, said.map(endedSaid).map(recallSaid))
  store.setState({ parameters })
  keepConversation(store)
  changeParameters(parameters)
  changeDraft(prompt)
  return true
}

function addBranch(store: ConversationStore, said: readonly Said[]): void {
  let parent: string | null = null
  for (const [place, each] of said.entries()) {
    const message = newMessage(parent, each)
    // One after the other, though all come at once.
    putMessage(store, { ...message, at: message.at + place })
    parent = message.id
  }
}
