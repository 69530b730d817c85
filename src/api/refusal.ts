// How a server's no looks. Owns: which facts of a bad response are kept, and its plain words.
// Leaves to others: the shapes of complaints (error-body.ts).
import * as z from 'zod/mini'
import { maskIn } from '@/lib/mask-token.ts'
import { readComplaint } from './error-body.ts'
import { ApiError, type ErrorCode, isAbort, SHOWN_WORDS } from './errors.ts'
import { readText } from './read-body.ts'
import { retryAfterSeconds } from './retry-after.ts'

const RAW_CHARACTERS = 20_000

/**
 * The error of a response that is not ok: status, the server's own words with the token masked, the wait
 * that it asks for. A body that breaks off costs the words, never the refusal; an abort passes through.
 */
export async function readRefusal(response: Response, url: string, token: string | null): Promise<ApiError> {
  const text = maskIn(await textOf(response), token)
  const unreachable = readUnreachable(response, text)
  if (unreachable !== null) {
    const words = `${unreachable.host}: ${unreachable.cause}`.slice(0, SHOWN_WORDS)
    return new ApiError('unreachable', {
      code: 'no-upstream',
      url,
      status: response.status,
      words,
      raw: text,
    })
  }
  const complaint = readComplaint(parsed(text)) ?? { words: plainWords(text), fields: [] }
  const wait = retryAfterSeconds(response.headers, Date.now())
  const requestId = response.headers.get('x-request-id') ?? response.headers.get('request-id')
  return new ApiError('refused', {
    code: refusedCode(response.status),
    url,
    status: response.status,
    words: complaint.words,
    fields: complaint.fields,
    raw: text.slice(0, RAW_CHARACTERS),
    ...(wait === null ? {} : { retryAfterSeconds: wait, retryAt: Date.now() + wait * 1000 }),
    ...(requestId === null ? {} : { requestId }),
  })
}

const noUpstream = z.object({ host: z.string(), cause: z.string() })

// The gateway's own word that it could not reach the server behind it; no server's answer carries the header.
function readUnreachable(response: Response, text: string): { host: string; cause: string } | null {
  if (response.headers.get('x-taas-gateway') !== 'unreachable') return null
  const read = noUpstream.safeParse(parsed(text))
  return read.success ? read.data : null
}

const REFUSED_STATUSES = [400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504] as const

function refusedCode(status: number): ErrorCode {
  const known = REFUSED_STATUSES.find((candidate) => candidate === status)
  return known === undefined ? 'refused' : `refused-${known}`
}

async function textOf(response: Response): Promise<string> {
  try {
    return await readText(response)
  } catch (error) {
    if (isAbort(error)) throw error
    return ''
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

// A page of a web server is told by its title; its markup says nothing to a reader.
function plainWords(text: string): string {
  const trimmed = text.trim()
  if (!trimmed.startsWith('<')) return trimmed.slice(0, SHOWN_WORDS)
  return /<title>([^<]*)<\/title>/i.exec(trimmed)?.[1]?.trim().slice(0, SHOWN_WORDS) ?? ''
}
