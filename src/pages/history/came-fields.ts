// What came of an entry, by the words that its page has for it.
import { chatRecording } from '@/session/chat/chat-recording.ts'
import { embeddingsRun } from '@/session/embeddings.ts'
import type { OpenedEntry } from '@/session/history.ts'
import type { PageName } from '@/session/pages.ts'
import { rerankRun, rerankState, sentDocuments } from '@/session/rerank.ts'
import { speechRun } from '@/session/speech.ts'
import { transcriptionRun } from '@/session/transcription.ts'
import { sayBytes, sayCount, sayFixed } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { type EntryField, one, telling } from './asked-fields.ts'

/** The fields of what came that say something; null of an answer that this build cannot read, or has no words for. */
export function cameFields(page: PageName, { state, kept }: OpenedEntry): EntryField[] | null {
  return telling(readers[page]?.(kept?.answer, state))
}

const readers: Partial<Record<PageName, (answer: unknown, state: unknown) => EntryField[] | null>> = {
  chat: (answer) => {
    const { data } = chatRecording.safeParse(answer)
    if (data === undefined) return null
    const answers = data.messages.flatMap(({ said }) => (said.role === 'assistant' ? [said] : []))
    const label = [...new Set(answers.map(({ model }) => model))].join(', ')
    return [{ label, values: answers.map(({ text }) => text) }]
  },
  embeddings: (answer) => {
    const { data } = embeddingsRun.description.answer.safeParse(answer)
    if (data === undefined) return null
    const dimensions = data.vectors.find((vector) => vector !== null)?.length ?? 0
    return [one(say('history.vectors'), `${sayCount(data.vectors.length)} × ${sayCount(dimensions)}`)]
  },
  rerank: (answer, kept) => {
    const { data } = rerankRun.description.answer.safeParse(answer)
    const state = rerankState.read(kept)
    if (data === undefined || state === null) return null
    const documents = sentDocuments(state)
    const values = data.ranked.map(
      ({ index, score }) => `${score === null ? '–' : sayFixed(score, 3)}  ${documents[index] ?? ''}`,
    )
    return [{ label: say('history.ranked'), values }]
  },
  speech: (answer) => {
    const { data } = speechRun.description.answer.safeParse(answer)
    if (data === undefined) return null
    return [one(say('speech.format'), `${data.format.toUpperCase()}, ${sayBytes(data.audio.size)}`)]
  },
  transcription: (answer) => {
    const { data } = transcriptionRun.description.answer.safeParse(answer)
    return data === undefined ? null : [one(say('transcription.text'), data.text)]
  },
}
