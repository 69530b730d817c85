// What an entry asked, by the words that its page has for it.
import '@/words/en/chat.ts'
import '@/words/en/check.ts'
import '@/words/en/embeddings.ts'
import '@/words/en/parameter.ts'
import '@/words/en/rerank.ts'
import '@/words/en/speech.ts'
import '@/words/en/transcription.ts'
import * as z from 'zod/mini'
import { chatRecording } from '@/session/chat/chat-recording.ts'
import { chatParameters } from '@/session/chat/parameters.ts'
import { CHECK_DEPTHS } from '@/session/check.ts'
import { embeddingsState, sentRows } from '@/session/embeddings.ts'
import type { OpenedEntry } from '@/session/history.ts'
import type { PageName } from '@/session/pages.ts'
import { rerankState, sentDocuments } from '@/session/rerank.ts'
import { speechState } from '@/session/speech.ts'
import { type Take, transcriptionState } from '@/session/transcription.ts'
import { sayDuration, sayNumber } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** A field of an entry; several values are a list in their order. */
export type EntryField = { label: string; values: readonly string[] }

/**
 * The fields of what an entry asked that say something, in the order of their page; null of a state that this
 * build cannot read.
 */
export function askedFields(page: PageName, opened: OpenedEntry): EntryField[] | null {
  return telling(readers[page]?.(opened))
}

/** Those of the fields that say something; null where there are none to be had. */
export function telling(fields: readonly EntryField[] | null | undefined): EntryField[] | null {
  return fields?.filter(({ values }) => values.some((value) => value !== '')) ?? null
}

const readers: Partial<Record<PageName, (opened: OpenedEntry) => EntryField[] | null>> = {
  home: () => [],
  chat: chatFields,
  check: ({ state }) => {
    const { data } = z.object({ depth: z.enum(CHECK_DEPTHS) }).safeParse(state)
    return data === undefined ? null : [one(say('check.depth'), say(`check.depth-${data.depth}`))]
  },
  embeddings: ({ state: kept }) => {
    const state = embeddingsState.read(kept)
    if (state === null) return null
    const { dimensions, query } = state
    return [
      { label: say('embeddings.texts'), values: sentRows(state).map(({ text }) => text) },
      one(say('parameter.dimensions'), sayOptional(dimensions)),
      one(say('embeddings.queryPrefix'), query?.queryPrefix ?? ''),
      one(say('embeddings.passagePrefix'), query?.passagePrefix ?? ''),
    ]
  },
  rerank: ({ state: kept }) => {
    const state = rerankState.read(kept)
    if (state === null) return null
    return [
      one(say('rerank.query'), state.query),
      { label: say('rerank.documents'), values: sentDocuments(state) },
      one(say('parameter.top-n'), sayOptional(state.topN)),
    ]
  },
  speech: ({ state: kept }) => {
    const state = speechState.read(kept)
    if (state === null) return null
    const { text, voice, format, speed } = state
    return [
      one(say('speech.text'), text),
      one(say('voices.label'), voice.trim() || say('voices.default')),
      one(say('speech.format'), format.toUpperCase()),
      one(say('speech.speed'), speed === null ? '' : `${sayNumber(speed)}×`),
    ]
  },
  transcription: ({ state: kept }) => {
    const state = transcriptionState.read(kept)
    if (state === null) return null
    const { take, stretch = null, language, reference } = state
    const part = stretch && `${sayDuration(stretch.startSeconds)} – ${sayDuration(stretch.endSeconds)}`
    return [
      one(say('transcription.take'), take === null ? '' : nameOf(take)),
      one(say('history.stretch'), part ?? ''),
      one(say('transcription.language'), language),
      one(say('transcription.reference'), reference),
    ]
  },
}

function nameOf({ fileName, source }: Take): string {
  return `${fileName}, ${say(`transcription.source-${source}`)}`
}

// What was said stands in what was kept of the conversation; the state has the parameters.
function chatFields({ state, kept }: OpenedEntry): EntryField[] | null {
  const read = z.object({ parameters: chatParameters }).safeParse(state)
  if (!read.success) return null
  const { system, temperature, topP, maxTokens, extra } = read.data.parameters
  const { data: recording } = chatRecording.safeParse(kept?.answer)
  const questions = (recording?.messages ?? []).flatMap(({ said }) =>
    said.role === 'user' ? [said.text] : [],
  )
  return [
    { label: say('chat.you'), values: questions },
    one(say('parameter.system'), system),
    one(say('parameter.temperature'), sayOptional(temperature)),
    one(say('parameter.top-p'), sayOptional(topP)),
    one(say('parameter.max-tokens'), sayOptional(maxTokens)),
    one(say('parameter.extra'), extra),
  ]
}

/** A field of one value. */
export function one(label: string, value: string): EntryField {
  return { label, values: [value] }
}

function sayOptional(value: number | null): string {
  return value === null ? '' : sayNumber(value)
}
