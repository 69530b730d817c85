// A long conversation, written into the console's database as the console itself keeps it
// (src/session/chat/chat-state.ts).
import type { Page } from '@playwright/test'

const TOKENS_A_MESSAGE = 500
const CHARACTERS_A_TOKEN = 4

type Kept = { messages: { text: string }[]; draft: string; parameters: object }

/** A kept conversation of questions and answers, each of about 500 tokens of Markdown. */
export function longConversation(messages: number): Kept {
  return {
    draft: '',
    parameters: { system: '', temperature: null, topP: null, maxTokens: null, stream: true },
    messages: Array.from({ length: messages }, (_, index) => {
      const id = `message-${index}`
      // The probe knows by its mark that the last message is there.
      const text = messageText(index) + (index === messages - 1 ? 'the mk000000 end' : '')
      return index % 2 === 0 ? { id, role: 'user', text } : { ...ANSWER, id, text }
    }),
  }
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

/** Puts the conversation into the database, from a page of the console that is open. */
export async function keepConversation(page: Page, kept: Kept): Promise<void> {
  await page.evaluate(
    (state) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('taas-console')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('drafts', 'readwrite')
          transaction
            .objectStore('drafts')
            .put({ key: 'chat bench', page: 'chat', savedAt: Date.now() + 1e9, state })
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
          transaction.onerror = () => reject(transaction.error)
        }
      }),
    kept,
  )
}
