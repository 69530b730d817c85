import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { TOKEN_VARIABLE } from '@/lib/snippet/request.ts'
import type { Exchange } from '@/session/exchanges.ts'
import { CopyButton, copyText } from '@/ui/copy-button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'
import { ActionMenu } from '../action-menu.tsx'
import { requestText } from './exchange-text.ts'
import { RawText } from './raw-text.tsx'
import { harOf, sentAsCurl } from './take-along.ts'

/** What was sent, with the ways to take the exchange along. */
export function RequestSection({ exchange }: { exchange: Exchange }) {
  const { request } = exchange
  const sent = requestText(request)
  const [isCopied, setIsCopied] = useState(false)
  const ways = [
    {
      words: say('wire.copy-curl'),
      act: () => void copyText(sentAsCurl(request)).then(setIsCopied),
    },
    {
      words: say('wire.save-har'),
      act: () => saveFile('exchange.har', harOf(exchange), 'application/json'),
    },
  ]
  return (
    <section aria-label={say('wire.request')} className="grid gap-2">
      <h3 className="flex items-center font-medium">
        <span className="flex-1">{say('wire.request')}</span>
        <CopyButton text={sent} label={say('wire.copy-request')} />
        <ActionMenu label={say('wire.more-ways')} actions={ways}>
          <Ellipsis aria-hidden className="size-4" />
        </ActionMenu>
      </h3>
      <p role="status" className="text-info text-xs empty:hidden">
        {isCopied ? say('wire.curl-copied', { variable: TOKEN_VARIABLE }) : ''}
      </p>
      <RawText label={say('wire.sent')} text={sent} />
    </section>
  )
}
