import '@/words/en/settings.ts'
import { useStore } from 'zustand'
import type { Keeping } from '@/session/tokens.ts'
import { vaultStore } from '@/session/vault.ts'
import { say } from '@/words/say.ts'

type KeepingChoiceProps = { keeping: Keeping; onChange: (keeping: Keeping) => void }

/** Whether a token is kept for this tab or remembered on this device, how long, and what that means. */
export function KeepingChoice({ keeping, onChange }: KeepingChoiceProps) {
  // What is remembered goes under the lock, which must be open for it.
  const isShut = useStore(vaultStore, ({ vault, key }) => vault !== null && key === null)
  const isRemembered = keeping !== 'tab' && !isShut
  return (
    <div className="grid gap-2 text-sm">
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1"
          checked={isRemembered}
          disabled={isShut}
          onChange={(event) => onChange(event.target.checked ? 'device' : 'tab')}
        />
        <span>
          {say('settings.remember')}
          <span className="block text-ink-faint text-xs">
            {say(isShut ? 'settings.remember-shut' : 'settings.remember-hint')}
          </span>
        </span>
      </label>
      {isRemembered && (
        <label className="ml-6 flex items-center gap-2">
          <input
            type="checkbox"
            checked={keeping === 'day'}
            onChange={(event) => onChange(event.target.checked ? 'day' : 'device')}
          />
          {say('settings.remember-day')}
        </label>
      )}
    </div>
  )
}
