import '@/words/en/wire.ts'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { isSameValue } from '@/lib/same-value.ts'
import { type Exchange, exchangeStore, isSameRead } from '@/session/exchanges.ts'
import type { PageName } from '@/session/pages.ts'
import { sayBytes, sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { ExchangeList } from './exchange-list.tsx'
import { answerText, headersText, isBinary, SHOWN_CHARACTERS, typeOf } from './exchange-text.ts'
import { FrameList } from './frame-list.tsx'
import { RateLimits } from './rate-limits.tsx'
import { RawText } from './raw-text.tsx'
import { RequestSection } from './request-section.tsx'

const LOOK_AGAIN_MS = 250

type WireTabProps = {
  /** The page whose last request is shown first; null for the last one of any page. */
  page: PageName | null
  /** The exchange behind the answer on screen, which is shown first where there is one. */
  exchangeId: string | null
}

/**
 * The last requests of this tab, one of them as it went over the wire: request, response, frames with their
 * times. The one that made the answer on screen or the page's last one, until another is chosen; and again as
 * soon as something new is asked.
 */
export function WireTab({ page, exchangeId }: WireTabProps) {
  const { list } = useStore(exchangeStore)
  const newest = list.find((each) => each.page !== null)?.id
  const [chosen, setChosen] = useState<{ exchange: Exchange; over: unknown[] } | null>(null)
  const over = [newest, exchangeId]
  const wanted = chosen !== null && isSameValue(chosen.over, over) ? chosen.exchange : null
  const exchange =
    list.find(({ id }) => id === (wanted?.id ?? exchangeId)) ??
    // What the console reads over and over gave way to its next time.
    list.find((each) => wanted !== null && isSameRead(each, wanted)) ??
    list.find((each) => page === null || each.page === page)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 text-sm">
      {list.length > 0 && (
        <ExchangeList
          list={list}
          chosenId={exchange?.id ?? null}
          onChoose={(exchange) => setChosen({ exchange, over })}
        />
      )}
      {exchange === undefined ? (
        <p className="text-ink-faint">{say('wire.nothing')}</p>
      ) : (
        <div key={exchange.id} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <RequestSection exchange={exchange} />
          <ResponseSection exchange={exchange} />
        </div>
      )}
    </div>
  )
}

function ResponseSection({ exchange }: { exchange: Exchange }) {
  useLookAgain(exchange.endMs === null)
  const { status, responseHeaders, responseMs, endMs, bytes } = exchange
  return (
    <section aria-label={say('wire.response')} className="grid gap-2">
      <h3 className="font-medium">
        {say('wire.response')} {status !== null && <span className="ml-1 tabular-nums">{status}</span>}
      </h3>
      <p className="text-ink-soft text-xs tabular-nums">
        {responseMs !== null && say('wire.first-byte', { seconds: sayMs(responseMs) })}
        {endMs !== null && ` · ${say('wire.end', { seconds: sayMs(endMs) })}`} · {sayBytes(bytes)}
        {exchange.failed && ` · ${say('wire.failed')}`}
      </p>
      <RateLimits exchange={exchange} />
      <RawText label={say('wire.headers')} text={headersText(responseHeaders)} />
      <Body exchange={exchange} />
    </section>
  )
}

function Body({ exchange }: { exchange: Exchange }) {
  const { reads, responseHeaders } = exchange
  const type = typeOf(responseHeaders)
  if (isBinary(exchange)) {
    return <p className="text-ink-faint">{say('wire.binary', { type, size: sayBytes(exchange.bytes) })}</p>
  }
  return /event-stream/.test(type) ? (
    <FrameList exchange={exchange} count={reads.length} />
  ) : (
    <RawText label={say('wire.body')} text={answerText(exchange, SHOWN_CHARACTERS)} />
  )
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
