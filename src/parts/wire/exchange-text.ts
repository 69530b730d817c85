// An exchange as text, to be shown and taken along. The client has masked the token in all of it.
import type { SentRequest } from '@/api/exchange.ts'
import type { Exchange } from '@/session/exchanges.ts'
import { sayBytes } from '@/words/numbers.ts'

/** Of a longer body the beginning is shown. */
export const SHOWN_CHARACTERS = 20_000

/** Whether sound or another binary came, which has no text. */
export function isBinary({ responseHeaders }: Exchange): boolean {
  return /^(audio|video|image)\/|octet-stream/.test(typeOf(responseHeaders))
}

/** The type that the answer says it is; empty where it says none. */
export function typeOf(headers: Exchange['responseHeaders']): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
}

/** The request as it left: its line, its headers, its body; a form field by field, files by name and size. */
export function requestText({ method, url, headers, body }: SentRequest): string {
  const head = [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  if (body === null) return head.join('\n')
  if (typeof body === 'string') return `${head.join('\n')}\n\n${pretty(body)}`
  const fields = body.fields.map(({ name, value }) =>
    typeof value === 'string' ? `${name}=${value}` : `${name}=@${value.fileName} (${sayBytes(value.bytes)})`,
  )
  return `${head.join('\n')}\n\n${fields.join('\n')}`
}

// A large body is shown as it was sent: indenting megabytes would freeze the page.
function pretty(json: string): string {
  return json.length > SHOWN_CHARACTERS ? json : JSON.stringify(JSON.parse(json), null, 2)
}

/** What came as text; no more than is needed for so many characters. */
export function answerText({ reads }: Exchange, enough = Number.POSITIVE_INFINITY): string {
  const decoder = new TextDecoder()
  let text = ''
  for (const { bytes } of reads) {
    text += decoder.decode(bytes, { stream: true })
    if (text.length > enough) break
  }
  return text
}

const SAFETY = /^(content-security|cross-origin|permissions-policy|referrer-policy|x-content-type|x-frame)/i

/** The headers line by line; those that the page's own safety asks for say nothing of the answer, and stand last. */
export function headersText(headers: Exchange['responseHeaders']): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  const isSafety = (line: string) => SAFETY.test(line)
  return [...lines.filter((line) => !isSafety(line)), ...lines.filter(isSafety)].join('\n')
}
