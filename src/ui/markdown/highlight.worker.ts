import type { Root } from 'hast'
import { highlightNow } from './grammars.ts'

export type HighlightRequest = { id: number; code: string; language: string }
export type HighlightAnswer = { id: number; tree: Root | null }

addEventListener('message', async ({ data }: MessageEvent<HighlightRequest>) => {
  const answer: HighlightAnswer = { id: data.id, tree: await highlightNow(data.code, data.language) }
  postMessage(answer)
})
