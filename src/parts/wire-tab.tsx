import '@/words/en/wire.ts'
import { Ellipsis } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { SentRequest } from '@/api/exchange.ts'
import { type Frame, framesOf } from '@/lib/frames.ts'
import { toHar } from '@/lib/har.ts'
import { maskIn } from '@/lib/mask-token.ts'
import { curlOf } from '@/lib/snippet/curl.ts'
import { TOKEN_VARIABLE } from '@/lib/snippet/request.ts'
import { useConnection } from '@/session/connection.ts'
import { type Exchange, exchangeStore } from '@/session/exchanges.ts'
import type { PageName } from '@/session/pages.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton, copyText } from '@/ui/copy-button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { sayBytes, sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { ActionMenu } from './action-menu.tsx'
import { RateLimits } from './rate-limits.tsx'

const SHOWN_CHARACTERS = 20_000
const SHOWN_FRAMES = 300
const LOOK_AGAIN_MS = 250

/**
 * A request as it went over the wire: request, response, frames with their times. The one that made the
 * answer on screen, or the page's last one.
 */
export function WireTab({ page, exchangeId }: { page: PageName; exchangeId: string | null }) {
  const exchange = useStore(
    exchangeStore,
    ({ list }) => list.find(({ id }) => id === exchangeId) ?? list.find((each) => each.page === page),
  )
  const connection = useConnection()
  if (exchange === undefined) return <p className="text-ink-faint text-sm">{say('wire.nothing')}</p>
  return <ExchangeView key={exchange.id} exchange={exchange} token={connection?.token ?? null} />
}

function ExchangeView({ exchange, token }: { exchange: Exchange; token: string | null }) {
  useLookAgain(exchange.endMs === null)
  const { request, status, responseHeaders, responseMs, endMs, bytes } = exchange
  const sent = requestText(request)
  const [copied, setCopied] = useState(false)
  const ways = [
    {
      words: say('wire.copy-curl'),
      act: () => void copyText(sentAsCurl(request)).then(setCopied),
    },
    {
      words: say('wire.save-har'),
      act: () => saveFile('exchange.har', harOf(exchange, token), 'application/json'),
    },
  ]
  return (
    <div className="grid gap-4 text-sm">
      <section aria-label={say('wire.request')} className="grid gap-2">
        <h3 className="flex items-center font-medium">
          <span className="flex-1">{say('wire.request')}</span>
          <CopyButton text={sent} label={say('wire.copy-request')} />
          <ActionMenu label={say('wire.more-ways')} actions={ways}>
            <Ellipsis aria-hidden className="size-4" />
          </ActionMenu>
        </h3>
        <p role="status" className="text-info text-xs empty:hidden">
          {copied ? say('wire.curl-copied', { variable: TOKEN_VARIABLE }) : ''}
        </p>
        <Raw label={say('wire.request')} text={sent} />
      </section>
      <section aria-label={say('wire.response')} className="grid gap-2">
        <h3 className="font-medium">
          {say('wire.response')}
          {status !== null && <span className="ml-2 tabular-nums">{status}</span>}
        </h3>
        <p className="text-ink-soft text-xs tabular-nums">
          {responseMs !== null && say('wire.first-byte', { seconds: sayMs(responseMs) })}
          {endMs !== null && ` · ${say('wire.end', { seconds: sayMs(endMs) })}`} · {sayBytes(bytes)}
          {exchange.failed && ` · ${say('wire.failed')}`}
        </p>
        <RateLimits exchange={exchange} />
        <Raw label={say('wire.headers')} text={headersText(responseHeaders)} />
        <Body exchange={exchange} token={token} />
      </section>
    </div>
  )
}

// What the page's own safety asks for says nothing of the answer: it stands last.
const SAFETY = /^(content-security|cross-origin|permissions-policy|referrer-policy|x-content-type|x-frame)/i

function headersText(headers: Exchange['responseHeaders']): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  const isSafety = (line: string) => SAFETY.test(line)
  return [...lines.filter((line) => !isSafety(line)), ...lines.filter(isSafety)].join('\n')
}

function Body({ exchange, token }: { exchange: Exchange; token: string | null }) {
  const { reads, responseHeaders } = exchange
  const type = typeOf(responseHeaders)
  if (isBinary(exchange)) {
    return <p className="text-ink-faint">{say('wire.binary', { type, size: sayBytes(exchange.bytes) })}</p>
  }
  return /event-stream/.test(type) ? (
    <Frames exchange={exchange} token={token} count={reads.length} />
  ) : (
    <Raw label={say('wire.body')} text={maskIn(decode(exchange), token)} />
  )
}

function Frames({ exchange, token, count }: { exchange: Exchange; token: string | null; count: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reads grow in place; their number tells
  const frames = useMemo(() => framesOf(exchange.reads), [exchange, count])
  const endMs = frames.at(-1)?.atMs ?? 1
  const replay = useReplay(endMs)
  const shown = frames.filter(({ atMs }) => replay.atMs === null || atMs <= replay.atMs)
  return (
    <>
      <Timeline frames={shown} endMs={endMs} />
      <div className="flex items-center justify-between gap-2">
        <p className="text-ink-faint text-xs tabular-nums">{say('wire.frames', { count: shown.length })}</p>
        {exchange.endMs !== null && (
          <Button onClick={replay.start} disabled={replay.atMs !== null}>
            {say('wire.replay')}
          </Button>
        )}
      </div>
      {replay.atMs !== null && (
        <p role="status" className="text-info text-xs">
          {say('wire.replaying', { time: sayTime(exchange.startedAt) })}
        </p>
      )}
      <ScrollBox label={say('wire.frame-list')} className="max-h-80 rounded-sm border border-line">
        <ol className="font-mono text-xs">
          {shown.slice(0, SHOWN_FRAMES).map(({ atMs, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: frames are only ever added at the end
            <li key={index} className="flex gap-3 border-line border-b px-2 py-1 last:border-0">
              <span className="w-14 shrink-0 text-right text-ink-faint tabular-nums">{sayMs(atMs)} s</span>
              <span className="whitespace-pre-wrap break-all">{maskIn(text, token)}</span>
            </li>
          ))}
        </ol>
      </ScrollBox>
      {shown.length > SHOWN_FRAMES && (
        <p className="text-ink-faint text-xs">{say('wire.more', { count: shown.length - SHOWN_FRAMES })}</p>
      )}
    </>
  )
}

function Timeline({ frames, endMs }: { frames: readonly Frame[]; endMs: number }) {
  return (
    <svg
      viewBox="0 0 300 24"
      role="img"
      aria-label={say('wire.timeline', { count: frames.length })}
      className="w-full rounded-sm bg-sunken"
    >
      {frames.slice(0, SHOWN_FRAMES * 4).map(({ atMs }, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: frames are only ever added at the end
          key={index}
          x={(atMs / endMs) * 298}
          y="4"
          width="1"
          height="16"
          className="fill-accent opacity-60"
        />
      ))}
    </svg>
  )
}

// Plays the times of a recorded stream again: how far it is, in its own milliseconds; null when it is not on.
function useReplay(endMs: number): { atMs: number | null; start: () => void } {
  const [atMs, setAtMs] = useState<number | null>(null)
  const isOn = atMs !== null
  useEffect(() => {
    if (!isOn) return
    const startedAtMs = performance.now()
    let frame = requestAnimationFrame(step)
    function step() {
      const elapsedMs = performance.now() - startedAtMs
      setAtMs(elapsedMs > endMs ? null : elapsedMs)
      frame = requestAnimationFrame(step)
    }
    return () => cancelAnimationFrame(frame)
  }, [isOn, endMs])
  return { atMs, start: () => setAtMs(0) }
}

function Raw({ text, label }: { text: string; label: string }) {
  if (text === '') return null
  const isLong = text.length > SHOWN_CHARACTERS
  return (
    <ScrollBox label={label} className="max-h-72 rounded-sm border border-line bg-sunken p-2">
      <pre className="whitespace-pre-wrap break-all font-mono text-xs">
        {isLong ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}
      </pre>
    </ScrollBox>
  )
}

/** Exactly this request as a call of curl: the token as a variable, files by their names. */
function sentAsCurl({ method, url, headers, body }: SentRequest): string {
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

function harOf(exchange: Exchange, token: string | null): string {
  const url = new URL(exchange.request.url, location.href).href
  const text = isBinary(exchange) ? null : maskIn(wholeText(exchange), token)
  return toHar([{ ...exchange, request: { ...exchange.request, url }, text }], {
    name: 'TaaS Console',
    version: '1',
  })
}

function isBinary({ responseHeaders }: Exchange): boolean {
  return /^(audio|video|image)\/|octet-stream/.test(typeOf(responseHeaders))
}

function typeOf(headers: Exchange['responseHeaders']): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
}

function requestText({ method, url, headers, body }: SentRequest): string {
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

function decode(exchange: Exchange): string {
  return wholeText(exchange, SHOWN_CHARACTERS)
}

/** What came as text; no more than is needed for so many characters. */
function wholeText({ reads }: Exchange, enough = Number.POSITIVE_INFINITY): string {
  const decoder = new TextDecoder()
  let text = ''
  for (const { bytes } of reads) {
    text += decoder.decode(bytes, { stream: true })
    if (text.length > enough) break
  }
  return text
}

// What is being read grows without telling; while Wire is open it looks again.
function useLookAgain(isRunning: boolean): void {
  const [, setLooks] = useState(0)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setLooks((looks) => looks + 1), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isRunning])
}
