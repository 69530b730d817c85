// What the user does in a conversation: says something, asks again, edits, adds, takes out. Nothing that was
// said is destroyed: each makes a branch. Leaves to others: the running answers (answer-run.ts).
import { type Answer, addDelta, startAnswer, writtenAnswer } from './answer.ts'
import { runAnswer, stopAnswer } from './answer-run.ts'
import { chatState, loadChat, newConversation } from './chat-state.ts'
import {
  type ConversationStore,
  conversationOf,
  keepConversation,
  putMessage,
  removeMessage,
  showColumns,
  showLeaf,
} from './conversation.ts'
import { type AnswerMessage, type Message, newMessage, type Role, textOf } from './message.ts'
import type { Asked } from './request.ts'

/** Says something in each column and streams each column's answer below it. */
export async function sendMessage(
  conversation: ConversationStore,
  columns: readonly Asked[],
  text: string,
): Promise<void> {
  showColumns(conversation, columns.length)
  const { leaves } = conversation.getState()
  const [first = null] = leaves
  // Columns that stand at one place ask one question.
  const isShared = leaves.every((leaf) => leaf === first)
  const shared = newMessage(first, { role: 'user', text })
  await Promise.all(
    columns.map((asked, column) => {
      const leaf = leaves[column] ?? null
      const question = isShared ? shared : newMessage(leaf, { role: 'user', text })
      putMessage(conversation, question)
      return runAnswer(conversation, asked, newAnswer(question.id, asked), column)
    }),
  )
}

/** Asks again for an answer; the one that is there stays as a version. One without a word gives way. */
export async function askAgain(
  conversation: ConversationStore,
  column: number,
  asked: Asked,
  id: string,
): Promise<void> {
  const message = conversation.getState().messages[id]
  if (message?.role !== 'assistant') return
  const { text, reasoning, status } = message.answer
  const isEmpty = text === '' && reasoning === '' && status !== 'streaming'
  await runAnswer(conversation, asked, newAnswer(message.parent, asked, isEmpty ? id : undefined), column)
}

/** Asks again for the last answer of each column; a question that has none yet is asked. */
export async function askLastAgain(
  conversation: ConversationStore,
  columns: readonly Asked[],
): Promise<void> {
  showColumns(conversation, columns.length)
  const { leaves, messages } = conversation.getState()
  await Promise.all(
    columns.map((asked, column) => {
      const last = messages[leaves[column] ?? '']
      if (last?.role === 'assistant') return askAgain(conversation, column, asked, last.id)
      return last && runAnswer(conversation, asked, newAnswer(last.id, asked), column)
    }),
  )
}

/** Asks the model to go on where a limit cut it; the rest is added to the same answer. */
export async function continueAnswer(
  conversation: ConversationStore,
  column: number,
  asked: Asked,
  id: string,
): Promise<void> {
  const message = conversation.getState().messages[id]
  if (message?.role !== 'assistant') return
  const { text, reasoning } = message.answer
  const begun = addDelta(beginAnswer(asked), { text, reasoning }, 0)
  const continued = { ...message, answer: { ...begun, firstTokenMs: null } }
  await runAnswer(conversation, asked, continued, column, id)
}

/** Says something else in a message's place; the message stays as a version. A question is asked anew. */
export async function editMessage(
  conversation: ConversationStore,
  column: number,
  asked: Asked | null,
  id: string,
  text: string,
): Promise<void> {
  const message = conversation.getState().messages[id]
  if (message === undefined || textOf(message) === text) return
  const edited = saidAs(message.parent, message.role, text, asked)
  putMessage(conversation, edited)
  showLeaf(conversation, column, edited.id)
  keepConversation(conversation)
  if (message.role === 'user' && asked !== null) {
    await runAnswer(conversation, asked, newAnswer(edited.id, asked), column)
  }
}

/** Adds a message of any role at the end of each column, without asking anybody. */
export function addMessage(
  conversation: ConversationStore,
  columns: readonly (Asked | null)[],
  role: Role,
  text: string,
): void {
  showColumns(conversation, columns.length)
  const { leaves } = conversation.getState()
  // Columns that stand at one place are told once.
  for (const leaf of new Set(leaves)) {
    putMessage(conversation, saidAs(leaf, role, text, columns[leaves.indexOf(leaf)] ?? null))
  }
  keepConversation(conversation)
}

/** Opens a conversation with a question and the answer it got elsewhere, unless that is what is open. */
export async function openTurn(question: string, answer: Answer): Promise<void> {
  await loadChat()
  const { messages, leaves } = conversationOf(chatState.store.getState().open).getState()
  const last = messages[leaves[0] ?? '']
  if (last?.role === 'assistant' && last.answer.text === answer.text) return
  const conversation = await newConversation()
  const asked = newMessage(null, { role: 'user', text: question })
  putMessage(conversation, asked)
  putMessage(conversation, newMessage(asked.id, { role: 'assistant', answer }))
  keepConversation(conversation)
}

/** Takes a message out, stopping it if it is coming in; the returned function brings it back. */
export function deleteMessage(conversation: ConversationStore, id: string): () => void {
  stopAnswer(id)
  const undo = removeMessage(conversation, id)
  keepConversation(conversation)
  return () => {
    undo()
    keepConversation(conversation)
  }
}

function saidAs(parent: string | null, role: Role, text: string, asked: Asked | null): Message {
  if (role !== 'assistant') return newMessage(parent, { role, text })
  return newMessage(parent, { role, answer: writtenAnswer(asked?.model ?? '', text) })
}

function newAnswer(parent: string | null, asked: Asked, id?: string): AnswerMessage {
  const said = { role: 'assistant' as const, answer: beginAnswer(asked) }
  return { ...newMessage(parent, said, id), ...said }
}

function beginAnswer({ model, madeBy, parameters }: Asked): Answer {
  return startAnswer({ model, madeBy, maxTokens: parameters.maxTokens })
}
