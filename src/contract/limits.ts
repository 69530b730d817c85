/** Tokens of one text to embed, at most. */
export const MAX_EMBEDDING_TOKENS = 2048

/** One megabyte, everywhere in this project: bytes. */
export const MEGABYTE = 1_048_576

/** An audio file to transcribe weighs this many bytes at most. */
export const MAX_AUDIO_BYTES = 25 * MEGABYTE

/** A text to speak has this many Unicode code points at most. */
export const MAX_SPEECH_CHARACTERS = 4096

/** Sampling temperature: the lowest and the highest. */
export const TEMPERATURE_RANGE = { min: 0, max: 2 } as const

/** Nucleus sampling probability: the lowest and the highest. */
export const TOP_P_RANGE = { min: 0, max: 1 } as const

/** Speaking speed, a multiplier: the lowest and the highest. */
export const SPEED_RANGE = { min: 0.25, max: 4 } as const

/** Dimensions of a sandbox embedding: the fewest and the most. */
export const DIMENSIONS_RANGE = { min: 64, max: 1024 } as const
