// An exchange for other tools: a call of curl, an HTTP archive.
import type { SentRequest } from '@/api/exchange.ts'
import { toHar } from '@/lib/har.ts'
import { curlOf } from '@/lib/snippet/curl.ts'
import type { Exchange } from '@/session/exchanges.ts'
import { answerText, isBinary } from './exchange-text.ts'

/** Exactly this request as a call of curl: the token as a variable, files by their names. */
export function sentAsCurl({ method, url, headers, body }: SentRequest): string {
  const others = Object.entries(headers).filter(([name]) => !/^(authorization|content-length)$/i.test(name))
  const hasToken = others.length < Object.keys(headers).length
  const form = body === null || typeof body === 'string' ? body : body.fields.map(partOf)
  return curlOf({
    method,
    url: new URL(url, location.href).href,
    headers: Object.fromEntries(others),
    ...(hasToken ? { token: null } : {}),
    body: form,
  })
}

type Field = { name: string; value: string | { fileName: string } }

function partOf({ name, value }: Field) {
  return typeof value === 'string' ? { name, value } : { name, file: value.fileName }
}

/** The exchange as an archive of its own; its address whole, as other tools need it. */
export function harOf(exchange: Exchange): string {
  const url = new URL(exchange.request.url, location.href).href
  const text = isBinary(exchange) ? null : answerText(exchange)
  return toHar([{ ...exchange, request: { ...exchange.request, url }, text }], {
    name: 'TaaS Console',
    version: '1',
  })
}
