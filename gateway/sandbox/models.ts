import type { Endpoint } from '../endpoints.ts'
import { Refusal, refusal } from './refusal.ts'
import type { Permit } from './room.ts'

/** A model of the sandbox, as `/v1/models` lists it. */
export type SandboxModel = {
  id: string
  object: 'model'
  owned_by: 'taas-sandbox'
  type: 'chat' | 'embeddings' | 'rerank' | 'transcription' | 'speech' | 'any'
  description: string
}

function model(id: string, type: SandboxModel['type'], description: string): SandboxModel {
  return { id, object: 'model', owned_by: 'taas-sandbox', type, description }
}

/** The robot voice, which is there where its package is installed. */
export const ROBOT_MODEL = 'sandbox-espeak'

/** Every model of the sandbox; the first of each type is the one to name when another is asked for. */
export const SANDBOX_MODELS: readonly SandboxModel[] = [
  model('sandbox-docs', 'chat', 'Quotes the documentation; no language model.'),
  model('sandbox-quote', 'chat', 'Quotes the passages you give.'),
  model('sandbox-echo', 'chat', 'Echo.'),
  model('sandbox-stress', 'chat', 'Synthetic text for load and rendering tests.'),
  model(
    'sandbox-hash-768',
    'embeddings',
    "Letters and words, not meaning: 'car' and 'automobile' are unrelated.",
  ),
  model('sandbox-lexical', 'rerank', 'Word overlap, not meaning; scores compare within one request.'),
  model('sandbox-morse', 'speech', 'Morse code.'),
  model(ROBOT_MODEL, 'speech', 'Robot voice (espeak-ng).'),
  model(
    'sandbox-listen',
    'transcription',
    'Hears Morse; otherwise reports measurements. No speech recognition.',
  ),
  model('sandbox-faults', 'any', 'Fails on request.'),
]

/** The id that makes every POST endpoint fail as its text asks. */
export const FAULTS_MODEL = 'sandbox-faults'

/** The models that are there, with or without the robot voice. */
export function modelsWith(robot: unknown): readonly SandboxModel[] {
  return robot === null ? SANDBOX_MODELS.filter(({ id }) => id !== ROBOT_MODEL) : SANDBOX_MODELS
}

/**
 * The model of that id, fit for that endpoint.
 *
 * Throws a `Refusal`: 403 where the token does not permit it; 404 that names the sandbox's own model for the endpoint: a real model's
 * name is never taken as an alias, so that no answer here passes for that model's.
 */
export function requireModel(
  id: string,
  endpoint: Exclude<Endpoint, 'models'>,
  { refuseModel }: Permit,
): SandboxModel {
  const found = SANDBOX_MODELS.find(
    (candidate) => candidate.id === id && (candidate.type === endpoint || candidate.type === 'any'),
  )
  const forbidden = found === undefined ? null : refuseModel(id)
  if (forbidden !== null) throw new Refusal(refusal(403, forbidden))
  if (found !== undefined) return found
  const own = SANDBOX_MODELS.find((candidate) => candidate.type === endpoint)?.id
  const shown = id.length > 100 ? `${id.slice(0, 100)}…` : id
  throw new Refusal(
    refusal(404, `The sandbox has no ${endpoint} model "${shown}". Its model for this endpoint is ${own}.`),
  )
}
