import '@/words/en/settings.ts'
import type { Keeping } from '@/session/tokens.ts'
import { say } from '@/words/say.ts'

type KeepingChoiceProps = { keeping: Keeping; onChange: (keeping: Keeping) => void }

/** Whether a token is kept for this tab or remembered on this device, and what that means. */
export function KeepingChoice({ keeping, onChange }: KeepingChoiceProps) {
  return (
    <label className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        className="mt-1"
        checked={keeping === 'device'}
        onChange={(event) => onChange(event.target.checked ? 'device' : 'tab')}
      />
      <span>
        {say('settings.remember')}
        <span className="block text-ink-faint text-xs">{say('settings.remember-hint')}</span>
      </span>
    </label>
  )
}
