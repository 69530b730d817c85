// A long conversation, written into the console's database as the console itself keeps it
// (src/session/chat/message.ts).
import type { Page } from '@playwright/test'

const TOKENS_A_MESSAGE = 500
const CHARACTERS_A_TOKEN = 4

const ID = 'bench'

type Kept = { id: string; parent: string | null; at: number; said: { text: string } }[]

/** A kept conversation of questions and answers, each of about 500 tokens of Markdown. */
export function longConversation(messages: number): Kept {
  return Array.from({ length: messages }, (_, index) => {
    // The probe knows by its mark that the last message is there.
    const text = messageText(index) + (index === messages - 1 ? 'the mk000000 end' : '')
    return {
      id: `message-${index}`,
      parent: index === 0 ? null : `message-${index - 1}`,
      at: index,
      conversation: ID,
      isRemoved: false,
      said: index % 2 === 0 ? { role: 'user', text } : { ...ANSWER, text },
    }
  })
}

const ANSWER = {
  role: 'assistant',
  model: 'sandbox-stress',
  status: 'done',
  reasoning: '',
  reasoningMs: null,
  finishReason: 'stop',
  usage: { prompt: 10, completion: TOKENS_A_MESSAGE, total: TOKENS_A_MESSAGE + 10 },
  unreadable: 0,
  firstTokenMs: 100,
  totalMs: 5_000,
  maxTokens: null,
  madeBy: 'sandbox',
}

function messageText(index: number): string {
  const part = `## Part ${index}\n\nSome **strong** words, \`code\` and a [link](https://example.com).\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\`\`\`python\nfor line in lines:\n    print(line)\n\`\`\`\n\n`
  return part.repeat(Math.ceil((TOKENS_A_MESSAGE * CHARACTERS_A_TOKEN) / part.length))
}

/** Puts the conversation into the database, from a page of the console that is open, and opens it there. */
export async function keepConversation(page: Page, messages: Kept): Promise<void> {
  const parameters = { system: '', temperature: null, topP: null, maxTokens: null, stream: true, extra: '' }
  const conversation = {
    ...{ id: ID, title: 'Bench', isNamed: true, createdAt: 0, updatedAt: 0, deletedAt: null, parameters },
    leaves: [messages.at(-1)?.id ?? null],
  }
  const state = { open: ID, drafts: {}, parameters, ownParameters: {}, prompts: [] }
  const draft = { key: 'chat bench', page: 'chat', savedAt: Date.now() + 1e9, state }
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('taas-console')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['drafts', 'conversations', 'messages'], 'readwrite')
          transaction.objectStore('drafts').put(kept.draft)
          transaction.objectStore('conversations').put(kept.conversation)
          for (const message of kept.messages) transaction.objectStore('messages').put(message)
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
          transaction.onerror = () => reject(transaction.error)
        }
      }),
    { draft, conversation, messages },
  )
}
