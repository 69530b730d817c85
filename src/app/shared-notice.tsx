import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { shareStore } from '@/session/share-outcome.ts'
import { IconButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** Says that the page was filled by a link, and that nothing was sent; or that the link could not be read. */
export function SharedNotice() {
  const { outcome } = useStore(shareStore)
  if (outcome === null) return null
  return (
    <div
      role="status"
      className={`flex items-center gap-2 border-line border-b px-4 py-1 text-sm ${outcome === 'opened' ? 'bg-info-soft text-info' : 'bg-warning-soft text-warning'}`}
    >
      <span className="flex-1">{say(`shared.${outcome}`)}</span>
      <IconButton label={say('shared.dismiss')} onClick={() => shareStore.setState({ outcome: null })}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}
