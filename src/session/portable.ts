// Entries of the history as they stand in a file: their answers and sounds beside them, by key. What JSON cannot
// hold travels as text.
import * as z from 'zod/mini'
import type { SoundRecord } from './database.ts'
import { soundKey } from './digest.ts'
import { weightOf, withKeys, withSounds } from './history-parts.ts'
import { moment } from './moment.ts'
import { PAGE_NAMES } from './pages.ts'

/** A longer text of an entry's own is none of ours: characters. What was asked and what came may be of any length. */
const LONGEST_WORDS = 10_000
/** No weight and no time is past it; far beyond what fits anywhere. */
const amount = z.number().check(z.nonnegative(), z.lte(1e15))
const shortText = z.string().check(z.maxLength(LONGEST_WORDS))

export const portableEntry = z.object({
  id: shortText,
  page: z.enum(PAGE_NAMES),
  at: moment,
  model: z.nullable(shortText),
  words: shortText,
  settings: z.exactOptional(shortText),
  outcome: z.enum(['done', 'failed', 'cancelled', 'begun', 'unsent']),
  status: z.nullable(z.number()),
  totalMs: amount,
  state: z.unknown(),
  name: z.nullable(shortText),
  request: z.nullable(z.string()),
  hasAnswer: z.boolean(),
  sounds: z.array(z.string()),
  bytes: amount,
})

export const portableAnswer = z.object({
  id: z.string(),
  bytes: z.number(),
  madeBy: z.string(),
  answer: z.unknown(),
})

export const portableSound = z.object({ key: z.string(), type: z.string(), base64: z.string() })

/** Sounds as text. */
export function packSounds(sounds: readonly SoundRecord[]): Promise<z.infer<typeof portableSound>[]> {
  return Promise.all(
    sounds.map(async ({ key, sound: { type }, sound }) => ({
      key,
      type,
      base64: toBase64(new Uint8Array(await sound.arrayBuffer())),
    })),
  )
}

/** Sounds as they were. Throws where a text is no base64. */
export function unpackSounds(sounds: readonly z.infer<typeof portableSound>[]): SoundRecord[] {
  return sounds.map(({ key, type, base64 }) => {
    const bytes = fromBase64(base64)
    return { key, bytes: bytes.byteLength, sound: new Blob([bytes], { type }) }
  })
}

type Portable = {
  history: z.infer<typeof portableEntry>[]
  answers: z.infer<typeof portableAnswer>[]
  sounds: readonly z.infer<typeof portableSound>[]
}

/** What a file brings, as the stores hold it. */
type Brought = Pick<Portable, 'history' | 'answers'> & { sounds: SoundRecord[] }

/**
 * Entries of a file with the keys and weights that they have here: a sound's key is found from its bytes, and what a
 * file says of either is believed of none. A sound that is not in the file is gone from its entry. Throws where a
 * text is no base64.
 */
export async function broughtIn({ history, answers, sounds }: Portable): Promise<Brought> {
  const stated = new Map(unpackSounds(sounds).map(({ key, sound }) => [key, sound]))
  const keys = new Map(
    await Promise.all(Array.from(stated.values(), async (sound) => [sound, await soundKey(sound)] as const)),
  )
  const rekeyed = (value: unknown) => withKeys(withSounds(value, stated), keys)
  const weights = new Map(answers.map(({ id, answer }) => [id, weightOf(answer)]))
  return {
    history: history.map((entry) => {
      const own = entry.sounds.flatMap((key) => stated.get(key) ?? [])
      const bytes = own.reduce((sum, { size }) => sum + size, weights.get(entry.id) ?? 0)
      const ownKeys = new Set(own.flatMap((sound) => keys.get(sound) ?? []))
      // Nobody's answer from a file is ever served as a server's own.
      return { ...entry, state: rekeyed(entry.state), sounds: [...ownKeys], bytes, request: null }
    }),
    answers: answers.map((answer) => ({
      ...answer,
      answer: rekeyed(answer.answer),
      bytes: weights.get(answer.id) ?? 0,
    })),
    sounds: Array.from(keys, ([sound, key]) => ({ key, bytes: sound.size, sound })),
  }
}

const FLOATS = '$float32'

/** For `JSON.stringify`: numbers in bulk travel as base64, and what JSON cannot hold not at all. */
export function packed(_: string, value: unknown): unknown {
  if (value instanceof Float32Array) {
    return { [FLOATS]: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
  }
  return value instanceof Blob ? null : value
}

const floats = z.strictObject({ [FLOATS]: z.string() })

/** For `JSON.parse`: what `packed` did, undone. */
export function unpacked(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, FLOATS)) return value
  const read = floats.safeParse(value)
  if (!read.success) return value
  return new Float32Array(fromBase64(read.data[FLOATS]).buffer)
}

const CHUNK = 0x8000

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
