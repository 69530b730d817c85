// A long conversation: opening it, and a stream below it. Written into the tab's draft as the console
// itself keeps it (src/session/chat/chat-state.ts).
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { openPlace, type Place } from './place.ts'
import type { Figure } from './report.ts'
import { median } from './statistics.ts'

const TOKENS_A_MESSAGE = 500
const CHARACTERS_A_TOKEN = 4

type Kept = { messages: object[]; draft: string; parameters: object }

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

type Side = 'floor' | 'console'
type Opened = { shownMs: number; blockingMs: number; elements: number }

const REPEATS = 5
const OPEN_RATIO = 2
const OPEN_BLOCKING_MS = 100
const GROWTH_RATIO = 1.3
const QUIET_MS = 1_500

/** Measures how a conversation of 200 messages opens, and one of 500. */
export async function measureHistory(): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  const raw: Record<string, Opened[]> = {}
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const messages of [200, 500]) {
      for (const side of ['floor', 'console'] as const) {
        const key = `${messages} ${side}`
        process.stderr.write(`opening ${key}, ${repeat + 1} of ${REPEATS}\n`)
        raw[key] = [...(raw[key] ?? []), await openConversation(place, side, messages)]
      }
    }
  }
  return { figures: figuresOf(raw), raw }
}

async function openConversation(place: Place, side: Side, messages: number): Promise<Opened> {
  const page = await place.newPage()
  try {
    await page.goto('/chat')
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    await keepConversation(page, longConversation(messages))
    await page.goto(side === 'console' ? '/chat' : '/bench/history-floor')
    await sleep(QUIET_MS)
    const { firstMarkMs, blockingMs } = await page.evaluate(() => globalThis.probe.read())
    const elements = await page.evaluate(() => document.querySelectorAll('*').length)
    return { shownMs: firstMarkMs, blockingMs, elements }
  } finally {
    await page.context().close()
  }
}

function figuresOf(raw: Record<string, Opened[]>): Figure[] {
  const middle = (key: string, read: (opened: Opened) => number) => median((raw[key] ?? []).map(read))
  const [floor, own, more] = ['200 floor', '200 console', '500 console'].map((key) =>
    middle(key, ({ shownMs }) => shownMs),
  ) as [number, number, number]
  const blocking = (key: string) => middle(key, ({ blockingMs }) => blockingMs)
  const scene = 'opening a conversation'
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return [
    {
      ...{ scene, name: '200 messages shown', floor: ms(floor), console: ms(own), unit: '×' },
      ...{ value: own / floor, budget: OPEN_RATIO },
    },
    {
      ...{ scene, name: 'total blocking time', floor: ms(blocking('200 floor')), unit: 'ms' },
      ...{ console: ms(blocking('200 console')), value: blocking('200 console'), budget: OPEN_BLOCKING_MS },
    },
    {
      ...{ scene, name: '500 messages, × 200', floor: ms(own), console: ms(more), unit: '×' },
      ...{ value: more / own, budget: GROWTH_RATIO },
    },
  ]
}
