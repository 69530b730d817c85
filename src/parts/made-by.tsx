import type { ActiveConnection } from '@/session/connection.ts'
import { say } from '@/words/say.ts'

/** Says that figures are the sandbox's or went through the gateway, so that nobody takes them for the service's. */
export function MadeBy({ kind }: { kind: ActiveConnection['kind'] }) {
  if (kind === 'direct') return null
  return (
    <span
      title={say(kind === 'sandbox' ? 'tag.sandbox-title' : 'tag.gateway-title')}
      className="rounded-full bg-sunken px-2 text-ink-soft text-xs"
    >
      {say(kind === 'sandbox' ? 'tag.sandbox' : 'tag.gateway')}
    </span>
  )
}
