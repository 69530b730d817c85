import { MEGABYTE } from '../contract/limits.ts'

/** How long to wait for the first byte of an answer, by the kind of call: milliseconds. */
export type Patience = 'health' | 'models' | 'streamedChat' | 'plain' | 'transcription'

/** What the client bears before it gives up; tests hand in shorter ones. */
export type Limits = {
  firstByteMs: Record<Patience, number>
  /** Silence inside an answer; a comment in a stream counts as life. Milliseconds. */
  silenceMs: number
  /** One answer, bytes. */
  answerBytes: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

export const DEFAULT_LIMITS: Limits = {
  firstByteMs: {
    health: 10 * SECOND,
    models: 30 * SECOND,
    streamedChat: MINUTE,
    plain: 5 * MINUTE,
    transcription: 10 * MINUTE,
  },
  silenceMs: MINUTE,
  answerBytes: 64 * MEGABYTE,
}
