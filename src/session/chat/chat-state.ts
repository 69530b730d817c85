// The page's state: which conversation is open, what is being typed in each, the parameters. Kept as the
// tab's draft; the conversations themselves are kept apart (conversation.ts).
import * as z from 'zod/mini'
import { maskTokens } from '../held-token.ts'
import { createPageState } from '../page-state.ts'
import { type ConversationStore, conversationOf, keepConversation, loadConversation } from './conversation.ts'
import { dropConversation, purgeDeleted } from './conversation-records.ts'
import { joined, movedDraft } from './drafts.ts'
import { type ChatParameters, chatParameters, NO_PARAMETERS } from './parameters.ts'

/**
 * `drafts` are by what they are typed for: a conversation's next message, or a message that is being edited.
 * `ownParameters` are those of a column of Compare that does not share the page's. `prompts` are what was
 * said lately, newest first.
 */
export type ChatState = {
  open: string
  drafts: Readonly<Record<string, string>>
  parameters: ChatParameters
  ownParameters: Readonly<Record<string, ChatParameters>>
  prompts: readonly string[]
}

const keptChat = z.object({
  open: z.string(),
  drafts: z.catch(z.record(z.string(), z.string()), {}),
  parameters: z.catch(chatParameters, NO_PARAMETERS),
  ownParameters: z.catch(z.record(z.string(), chatParameters), {}),
  prompts: z.catch(z.array(z.string()), []),
})

const KEPT_PROMPTS = 50
/** A longer prompt is found in its conversation, not by ArrowUp: characters. */
const LONGEST_PROMPT = 10_000

export const chatState = createPageState<ChatState, z.infer<typeof keptChat>>({
  page: 'chat',
  initial: {
    open: crypto.randomUUID(),
    drafts: {},
    parameters: NO_PARAMETERS,
    ownParameters: {},
    prompts: [],
  },
  schema: keptChat,
  toKept: ({ open, drafts, parameters, ownParameters, prompts }) => {
    // A recording is gone with a reload: what was open before it is there again, with what was typed meanwhile.
    const kept = movedDraft(drafts, open, homeOf(open))
    return {
      open: homeOf(open),
      parameters,
      ownParameters: { ...ownParameters },
      prompts: [...prompts],
      drafts: Object.fromEntries(Object.entries(kept).filter(([, draft]) => draft !== '')),
    }
  },
  fromKept: (kept) => kept,
  // A conversation has an entry of its own in the history, written at each answer's end.
  words: () => '',
})

// Where one is when a recording has been left.
function homeOf(open: string): string {
  return conversationOf(open).getState().recorded?.before ?? open
}

/** Opens another conversation; what was typed in a recording, to which no way leads back, goes home. */
export function show(id: string): void {
  const { open, drafts, parameters } = chatState.store.getState()
  const home = homeOf(open)
  const moved = movedDraft(drafts, open, home)
  chatState.store.setState({ open: id, drafts: moved })
  if (id !== home) void listDraft(home, moved[home] ?? '', parameters)
}

// Only the list leads back to what was typed where nothing was said yet; when it was taken back, nothing does.
async function listDraft(id: string, draft: string, parameters: ChatParameters): Promise<void> {
  const store = await loadConversation(id)
  if (Object.keys(store.getState().messages).length > 0) return
  store.setState({ parameters })
  if (draft.trim() === '') await dropConversation(id)
  else keepConversation(store, maskTokens(draft))
}

/** Brings back what this tab had open. */
export async function loadChat(): Promise<void> {
  await chatState.load()
  await loadConversation(chatState.store.getState().open)
  void purgeDeleted(Date.now())
}

/** Opens a conversation with the parameters it was asked with last. What runs elsewhere goes on. */
export async function openConversation(id: string): Promise<void> {
  const store = await loadConversation(id)
  const { parameters } = store.getState()
  show(id)
  if (parameters !== null) chatState.store.setState({ parameters })
}

/** Opens a new, empty conversation; the parameters stay. One that is open will do, unless something is typed there. */
export async function newConversation(): Promise<ConversationStore> {
  const current = await loadConversation(chatState.store.getState().open)
  const isEmpty = Object.keys(current.getState().messages).length === 0
  if (isEmpty && draftOf(chatState.store.getState()).trim() === '') return current
  const id = crypto.randomUUID()
  // At once: whoever types on types into it.
  show(id)
  return loadConversation(id)
}

/** The state by which the history finds a conversation again. */
export function stateOf(conversation: string, parameters: ChatParameters): unknown {
  return { open: conversation, drafts: {}, parameters }
}

/** The state of a preset: parameters and no conversation. */
export function presetOf(parameters: ChatParameters): unknown {
  return stateOf('', parameters)
}

/**
 * Opens what the history kept: a conversation, or parameters alone. False when it does not fit this build
 * or the conversation is gone; then nothing is changed.
 */
export async function openKept(kept: unknown): Promise<boolean> {
  await chatState.load()
  const read = keptChat.safeParse(kept)
  if (!read.success) return false
  const { open, parameters } = read.data
  if (open !== '') {
    const store = await loadConversation(open)
    if (Object.keys(store.getState().messages).length === 0) return false
    show(open)
  }
  changeParameters(parameters)
  return true
}

/** What is being typed in the open conversation. */
export function draftOf({ drafts, open }: ChatState): string {
  return drafts[open] ?? ''
}

/** Changes what is being typed. */
export function changeDraft(draft: string): void {
  chatState.store.setState(({ drafts, open }) => ({ drafts: { ...drafts, [open]: draft } }))
}

/** Puts a text below what is being typed, which is never overwritten. */
export function addToDraft(text: string): void {
  changeDraft(joined(draftOf(chatState.store.getState()), text))
}

/** Under which name an edit is kept: two columns of Compare may show one message. */
export function editOf(id: string, column: number): string {
  return `${id} ${column}`
}

/** Begins or goes on editing a message; what is typed there survives a reload. */
export function changeEdit(edit: string, text: string): void {
  chatState.store.setState(({ drafts }) => ({ drafts: { ...drafts, [edit]: text } }))
}

/** Ends editing a message. */
export function endEdit(edit: string): void {
  chatState.store.setState(({ drafts: { [edit]: _, ...drafts } }) => ({ drafts }))
}

/** Remembers what was said, for ArrowUp. */
export function rememberPrompt(text: string): void {
  if (text.length > LONGEST_PROMPT) return
  chatState.store.setState(({ prompts }) => ({
    prompts: [text, ...prompts.filter((prompt) => prompt !== text)].slice(0, KEPT_PROMPTS),
  }))
}

/** Gives a column of Compare parameters of its own, beginning with the shared ones, or the shared ones again. */
export function setOwnParameters(column: string, isOwn: boolean): void {
  chatState.store.setState(({ parameters, ownParameters: { [column]: _, ...others } }) => ({
    ownParameters: isOwn ? { ...others, [column]: parameters } : others,
  }))
}

/** Changes the parameters of a column of Compare that has its own. */
export function changeOwnParameters(column: string, change: Partial<ChatParameters>): void {
  chatState.store.setState(({ ownParameters }) => {
    const own = ownParameters[column]
    return own === undefined ? {} : { ownParameters: { ...ownParameters, [column]: { ...own, ...change } } }
  })
}

/** Changes parameters; null unsets one. */
export function changeParameters(change: Partial<ChatParameters>): void {
  chatState.store.setState(({ parameters }) => ({ parameters: { ...parameters, ...change } }))
}
