import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { Failure } from './proxy-errors.ts'
import { headersForClient } from './proxy-headers.ts'
import { readWhole } from './read-whole.ts'
import type { Rewritten } from './rewriting.ts'
import { unpack } from './unpack.ts'

// Chromium by itself repeats a POST that is answered 408 (on a reused connection) or 421.
const STATUS_CHANGES = new Map([
  [408, 504],
  [421, 502],
])

type Passing = {
  upstream: string
  /** Of an answer that the upstream packed although it was asked not to, in bytes. */
  unpackedBytes: number
  fail: (failure: Failure) => void
  change: Rewritten['answer']
}

/**
 * Passes an upstream's answer on as it comes: unpacked, with a status that no browser asks again for by itself,
 * and changed where `change` is given, which takes the whole. A redirect and what cannot be read are failures.
 */
export function passAnswer(
  response: IncomingMessage,
  outgoing: ServerResponse,
  { upstream, unpackedBytes, fail, change }: Passing,
) {
  const status = response.statusCode ?? 502
  if (status >= 300 && status < 400) {
    response.resume()
    const detail = `${upstream} answered with a redirect (${status}), which is not followed: check its address.`
    return fail({ status: 502, detail })
  }
  const unpacked = unpack(response, unpackedBytes)
  if (unpacked === null) {
    return fail({ status: 502, detail: `${upstream} packed its answer in a way that cannot be read.` })
  }
  if (change !== null && status === 200) {
    const broken = () =>
      fail({ status: 502, detail: `${upstream} sent an answer that could not be read whole.` })
    void readWhole(unpacked, unpackedBytes).then((bytes) => {
      if (bytes === null) return broken()
      outgoing.writeHead(status, headersForClient(response.headers, true))
      outgoing.end(change(bytes))
    }, broken)
    return
  }
  const begin = () => {
    outgoing.writeHead(
      STATUS_CHANGES.get(status) ?? status,
      headersForClient(response.headers, unpacked !== response),
    )
    // A stream's first event may be long in coming; its headers are news already.
    outgoing.flushHeaders()
    pipeline(unpacked, outgoing, () => response.destroy())
  }
  if (unpacked === response) return begin()
  // Packed bytes may turn out not to be packed: wait for the first that can be read.
  const spoiled = () =>
    fail({ status: 502, detail: `${upstream} sent an answer that could not be unpacked.` })
  unpacked.once('error', spoiled)
  unpacked.once('readable', () => {
    unpacked.off('error', spoiled)
    if (!outgoing.destroyed && !unpacked.destroyed) begin()
  })
}
