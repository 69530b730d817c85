import { X } from 'lucide-react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import { type ShareOutcome, shareStore } from '@/session/share-outcome.ts'
import { IconButton, linkButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/**
 * Says that the page was filled by a link, and that nothing was sent; that it was another page than its address
 * names; or that the link could not be read.
 */
export function SharedNotice() {
  const { outcome } = useStore(shareStore)
  if (outcome === null) return null
  const look = outcome.came === 'opened' ? 'bg-info-soft text-info' : 'bg-warning-soft text-warning'
  return (
    <div role="status" className={`flex items-center gap-2 border-line border-b px-4 py-1 text-sm ${look}`}>
      <span className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        {wordsOf(outcome)}
        {outcome.came === 'elsewhere' && (
          <Link className={linkButton} to={outcome.path} onClick={() => tell({ came: 'opened' })}>
            {say('shared.go', { page: say(`page.${outcome.page}`) })}
          </Link>
        )}
      </span>
      <IconButton label={say('shared.dismiss')} onClick={() => tell(null)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}

function tell(outcome: ShareOutcome | null): void {
  shareStore.setState({ outcome })
}

function wordsOf(outcome: ShareOutcome): string {
  if (outcome.came !== 'elsewhere') return say(`shared.${outcome.came}`)
  return say('shared.elsewhere', { page: say(`page.${outcome.page}`) })
}
