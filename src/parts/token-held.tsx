import '@/words/en/held.ts'
import { ShieldAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { callOrdinary, offeredToken } from '@/session/held-token.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

type TokenHeldProps = {
  token: string
  /** Sends after all: it was ordinary text. */
  onOrdinary: () => void
}

/** Says that a text with a token in it was not sent, and asks what it is. It takes the focus. */
export function TokenHeld({ token, onOrdinary }: TokenHeldProps) {
  const box = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      role="alertdialog"
      tabIndex={-1}
      aria-label={say('held.title')}
      className="flex flex-wrap items-center gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning"
    >
      <ShieldAlert aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-60">{say('held.title')}</p>
      <Button
        onClick={() => {
          offeredToken.setState({ token })
          void navigate('/settings')
        }}
      >
        {say('held.connect')}
      </Button>
      <Button
        look="quiet"
        onClick={() => {
          callOrdinary(token)
          onOrdinary()
        }}
      >
        {say('held.ordinary')}
      </Button>
    </div>
  )
}
