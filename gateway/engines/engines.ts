// The engines of Node: what the sandbox hears with, and the robot voice where its package is installed.
import * as z from 'zod/mini'
import type { Engines, Robot, Voice } from '../sandbox/engines.ts'
import { type Heard, SoundError } from '../sandbox/hear.ts'
import { EngineError, runEngine } from './engine-worker.ts'

// Built for npm they stand beside this file as JavaScript.
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const LISTEN = new URL(`./listen.worker.${EXTENSION}`, import.meta.url)
const ESPEAK = new URL(`./espeak.worker.${EXTENSION}`, import.meta.url)

const listened = z.union([
  z.object({
    heard: z.object({
      text: z.string(),
      source: z.string(),
      engine: z.string(),
      seconds: z.number(),
      words: z.array(z.object({ text: z.string(), startSeconds: z.number(), endSeconds: z.number() })),
    }),
  }),
  z.object({ problem: z.string() }),
])

/** The engines that this machine has. */
export function nodeEngines(): Engines {
  return { listen, robot: hasEspeak() ? robot : null }
}

async function listen(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Heard> {
  for await (const message of runEngine(LISTEN, bytes, { signal })) {
    const told = listened.parse(message)
    if ('problem' in told) throw new SoundError(told.problem)
    return told.heard
  }
  throw new EngineError('The listener said nothing.')
}

const LANGUAGES: readonly (readonly [id: string, name: string])[] = [
  ['en-us', 'English (US)'],
  ['en', 'English (British)'],
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['it', 'Italian'],
  ['pt-br', 'Portuguese (Brazil)'],
  ['pl', 'Polish'],
  ['nl', 'Dutch'],
  ['ja', 'Japanese'],
  ['cmn', 'Chinese (Mandarin)'],
]

const VARIANTS = [
  ['', ''],
  ['+f3', ', female'],
  ['+m3', ', male'],
] as const

const voices: readonly Voice[] = LANGUAGES.flatMap(([id, name]) =>
  VARIANTS.map(([suffix, words]) => ({
    id: id + suffix,
    name: name + words,
    language: id.split('-')[0] ?? id,
  })),
)

const robot: Robot = {
  sampleRate: 22_050,
  voices,
  async *speak(asked, signal) {
    for await (const piece of runEngine(ESPEAK, asked, { signal })) {
      if (piece instanceof Float32Array && piece.length > 0) yield piece
    }
  },
}

// GPL, therefore optional: it is there where it was installed.
function hasEspeak(): boolean {
  try {
    import.meta.resolve('@echogarden/espeak-ng-emscripten')
    return true
  } catch {
    return false
  }
}
