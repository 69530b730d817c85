import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { type Outcome, outcomeStore } from '@/session/outcome.ts'
import { IconButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

// What comes of an action is said in words that came with it.
const WORDS = {
  opened: 'shared.opened',
  unreadable: 'shared.unreadable',
  moved: 'shared.moved',
  copied: 'share.copied',
  'not-copied': 'share.not-copied',
  file: 'share.file',
  token: 'share.token',
  saved: 'load.form-saved',
  'not-saved': 'load.form-not-saved',
} as const satisfies Record<Outcome['came'], string>

const GOOD: readonly Outcome['came'][] = ['opened', 'copied', 'file', 'saved']

/**
 * Says what came of an action that was called by its name, or of a link: that it filled the page and nothing was
 * sent, that it had the address of another page, or that it could not be read.
 */
export function OutcomeNotice() {
  const { outcome } = useStore(outcomeStore)
  if (outcome === null) return null
  const { came } = outcome
  const look = GOOD.includes(came) ? 'bg-info-soft text-info' : 'bg-warning-soft text-warning'
  return (
    <div role="status" className={`flex items-center gap-2 border-line border-b px-4 py-1 text-sm ${look}`}>
      <span className="flex-1">{say(WORDS[came])}</span>
      <IconButton label={say('shared.dismiss')} onClick={() => outcomeStore.setState({ outcome: null })}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}
