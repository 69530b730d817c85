import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { addressOf, DIALECTS, type UpstreamPlan } from './upstream-plan.ts'
import { readUpstreamUrl, type Upstream, UpstreamError } from './upstream-url.ts'

const SERVER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

const url = z.string().transform((value, context) => {
  try {
    return readUpstreamUrl(value)
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})

const plain = { dialect: 'openai' as const, models: [] as string[] }
const server = url.transform((url) => ({ url, ...plain }))
const models = z.array(z.string().min(1)).default([])
const endpoint = z.union([
  server,
  z.strictObject({ url, dialect: z.enum(['openai']).default('openai'), models }),
])
const rerank = z.union([server, z.strictObject({ url, dialect: z.enum(DIALECTS).default('openai'), models })])

const plan = z
  .strictObject({
    chat: endpoint,
    embeddings: endpoint,
    rerank,
    transcription: endpoint,
    speech: endpoint,
  })
  .partial()
  .refine((parts) => Object.keys(parts).length > 0, 'must name at least one endpoint')

const config = z.strictObject({
  $schema: z.string().optional(),
  upstreams: z.record(
    z.string().regex(SERVER_NAME, 'a name is lower-case words such as my-server'),
    z.union([url.transform((url) => ({ url })), plan.transform((plan) => ({ plan }))]),
  ),
})

/** A configuration file that cannot be used. The message is one sentence that names the file and the place. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads a configuration: the servers by name, `default` for the default one, each an address or a server for
 * each endpoint. Throws `ConfigError`.
 */
export function readConfig(path: string): Upstream[] {
  const parsed = config.safeParse(parseJson(path))
  if (!parsed.success) throw new ConfigError(`${path}: ${firstTrouble(parsed.error.issues)}.`)
  return Object.entries(parsed.data.upstreams).map(([key, value]) => {
    const name = key === 'default' ? null : key
    if ('url' in value) return { name, url: value.url }
    const plan = withoutGaps(value.plan)
    return { name, url: addressOf(plan), plan }
  })
}

function parseJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError(`${path} cannot be read: is the path right?`)
  }
  try {
    return JSON.parse(text, refuseHiddenName)
  } catch (error) {
    if (error instanceof ConfigError) throw new ConfigError(`${path}: ${error.message}`)
    // Node may quote the file, in which an address may hold a password.
    const said = error instanceof Error ? error.message.replace(/, \S*"[\s\S]*$/, '') : ''
    throw new ConfigError(`${path} is not JSON: ${said}.`)
  }
}

// A schema reads past this key, so that what stands under it would be ignored without a word.
function refuseHiddenName(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new ConfigError('__proto__: a name is lower-case words such as my-server.')
  return value
}

type Place = { path: PropertyKey[]; message: string; isOfForm: boolean }

function firstTrouble(issues: readonly z.core.$ZodIssue[]): string {
  const { path, message } = deepest(issues)
  return `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`
}

// Where several forms are allowed, the one that fitted deepest is the one that was meant; of two that fitted
// as deep, the one whose form was right.
function deepest(issues: readonly z.core.$ZodIssue[]): Place {
  const all = issues.map(placeOf)
  const [first = { path: [], message: 'cannot be read', isOfForm: true }] = all
  return all.reduce((best, each) => (depthOf(each) > depthOf(best) ? each : best), first)
}

function depthOf({ path, isOfForm }: Place): number {
  return path.length * 2 + (isOfForm ? 0 : 1)
}

function placeOf(issue: z.core.$ZodIssue): Place {
  const { path, message } = issue
  if (issue.code === 'invalid_union') {
    const inner = deepest(issue.errors.flat())
    return { ...inner, path: [...path, ...inner.path] }
  }
  // A key is named itself, not the object that holds it.
  if (issue.code === 'unrecognized_keys')
    return { path: [...path, ...issue.keys.slice(0, 1)], message, isOfForm: false }
  if (issue.code === 'invalid_key')
    return { path, message: issue.issues[0]?.message ?? message, isOfForm: false }
  return { path, message, isOfForm: issue.code === 'invalid_type' }
}

function withoutGaps(parts: z.infer<typeof plan>): UpstreamPlan {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}
