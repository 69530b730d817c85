import type { Exchange } from '@/session/exchanges.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { sayMs, sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type ExchangeListProps = {
  list: readonly Exchange[]
  chosenId: string | null
  onChoose: (exchange: Exchange) => void
}

/** The last requests, newest first; the arrow keys walk them. */
export function ExchangeList({ list, chosenId, onChoose }: ExchangeListProps) {
  return (
    <fieldset className="grid max-h-40 grid-cols-[minmax(0,1fr)] overflow-y-auto rounded-sm border border-line">
      <legend className="sr-only">{say('wire.list')}</legend>
      {list.map((exchange) => (
        <label
          key={exchange.id}
          className="relative flex min-h-7 cursor-pointer items-center gap-2 border-line border-b px-2 text-xs tabular-nums last:border-0 hover:bg-sunken has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2 pointer-coarse:min-h-10"
        >
          <input
            type="radio"
            className="absolute inset-0 cursor-pointer opacity-0"
            name={say('wire.list')}
            checked={exchange.id === chosenId}
            onChange={() => onChoose(exchange)}
          />
          <Line exchange={exchange} />
        </label>
      ))}
    </fieldset>
  )
}

function Line({ exchange }: { exchange: Exchange }) {
  const { request, status, failed, endMs, startedAt } = exchange
  const hide = useHideOwn()
  const isBad = failed || (status ?? 0) >= 400
  return (
    <>
      <span className="w-9 shrink-0 text-ink-faint">{request.method}</span>{' '}
      <span className="min-w-0 flex-1 truncate font-mono">
        {hide(new URL(request.url, location.href).pathname)}
      </span>{' '}
      <span className={isBad ? 'text-bad' : 'text-ink-soft'}>{status ?? statusWords(exchange)}</span>{' '}
      <span className="w-12 shrink-0 text-right text-ink-faint">{endMs !== null && `${sayMs(endMs)} s`}</span>{' '}
      <span className="shrink-0 text-ink-faint">{sayTime(startedAt)}</span>
    </>
  )
}

function statusWords({ failed }: Exchange): string {
  return failed ? say('wire.failed') : '…'
}
