import { useStore } from 'zustand'
import type { Answer } from '@/session/chat/answer.ts'
import { exchangeStore } from '@/session/exchanges.ts'
import { say } from '@/words/say.ts'

type MadeByProps = {
  kind: Answer['madeBy']
  /** The exchange whose answer names the sandbox's engine. */
  exchangeId?: string | null
}

/** Says that figures are the sandbox's or went through the gateway, so that nobody takes them for the service's. */
export function MadeBy({ kind, exchangeId = null }: MadeByProps) {
  const engine = useStore(exchangeStore, ({ list }) =>
    list.find(({ id }) => id === exchangeId)?.responseHeaders.find(([name]) => name === 'x-taas-sandbox'),
  )?.[1]
  if (kind === 'direct' || kind === 'hand') return null
  const title =
    kind === 'gateway'
      ? say('tag.gateway-title')
      : engine === undefined
        ? say('tag.sandbox-title')
        : say('tag.sandbox-engine', { engine })
  return (
    <span
      title={title}
      className="whitespace-nowrap rounded-full bg-sunken px-2 text-ink-soft text-xs leading-5"
    >
      {say(kind === 'sandbox' ? 'tag.sandbox' : 'tag.gateway')}
    </span>
  )
}
