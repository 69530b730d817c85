import type { Heard } from './hear.ts'

/** A voice of an engine, as `/v1/audio/voices` lists it. */
export type Voice = { id: string; name: string; language: string }

/** What the sandbox cannot do by Web standards alone, and is therefore handed in. */
export type Engines = {
  /** Hears a file of any format. Throws `SoundError` for one that cannot be read. */
  listen: (bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<Heard>
  /** A robot voice; null where it is not installed. */
  robot: Robot | null
}

export type Robot = {
  sampleRate: number
  voices: readonly Voice[]
  /** The samples of a text in pieces, mono, -1..1, as they are made. */
  speak: (
    asked: { text: string; voice: string; speed: number },
    signal: AbortSignal,
  ) => AsyncGenerator<Float32Array>
}
