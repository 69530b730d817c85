// The chat's part of a link: what is being typed, else what was said last, and the parameters. A conversation
// itself travels as a file of its own (transfer.ts).
import * as z from 'zod/mini'
import { changeDraft, changeParameters, chatState, draftOf, newConversation } from './chat-state.ts'
import { chatParameters } from './parameters.ts'

const sharedChat = z.object({ prompt: z.string(), parameters: chatParameters })

/** What of the chat goes into a link. */
export async function takeChat(): Promise<unknown> {
  await chatState.load()
  const state = chatState.store.getState()
  const { parameters, prompts } = state
  return { prompt: draftOf(state) || (prompts[0] ?? ''), parameters } satisfies z.infer<typeof sharedChat>
}

/** Puts it into a new conversation, not sent; false when it does not fit this build. */
export async function putChat(kept: unknown): Promise<boolean> {
  const read = sharedChat.safeParse(kept)
  if (!read.success) return false
  await chatState.load()
  await newConversation()
  changeParameters(read.data.parameters)
  changeDraft(read.data.prompt)
  return true
}
