import '@/words/en/settings.ts'
import { Eye } from 'lucide-react'
import { useDemoMode } from '@/session/demo-mode.ts'
import { IconButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

type HoldButtonProps = { isHeld: boolean; onHold: (isHeld: boolean) => void }

/** Reveals a token for as long as it is pressed, by a pointer or by a key. */
export function HoldButton({ isHeld, onHold }: HoldButtonProps) {
  const isDemo = useDemoMode()
  const release = () => onHold(false)
  return (
    <IconButton
      label={say(isDemo ? 'settings.reveal-hidden' : 'settings.reveal')}
      disabled={isDemo}
      aria-pressed={isHeld}
      className="select-none"
      onPointerDown={() => onHold(true)}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={({ key }) => onHold(key === ' ' || key === 'Enter')}
      onKeyUp={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Eye aria-hidden className="size-4" />
    </IconButton>
  )
}
