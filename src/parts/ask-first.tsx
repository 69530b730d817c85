import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

type AskFirstProps = {
  /** How many requests will be sent, and with which connection. */
  count: number
  name: string
  onSend: () => void
  onCancel: () => void
  /** What else could be done. */
  children?: ReactNode
}

/**
 * Asks before a batch that a server may charge for. It takes the focus, Esc answers no, and the focus goes
 * back to where it was.
 */
export function AskFirst({ count, name, onSend, onCancel, children }: AskFirstProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // Only this question is answered by it: what runs meanwhile goes on.
    event.preventDefault()
    onCancel()
  }
  return (
    <div
      ref={box}
      role="alertdialog"
      tabIndex={-1}
      aria-label={say('ask.send', { count })}
      aria-describedby="ask-first"
      onKeyDown={press}
      className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft p-4 text-warning"
    >
      <p id="ask-first" className="min-w-0 flex-1 basis-64">
        {say('ask.words', { count, name })}
      </p>
      <Button onClick={onSend}>{say('ask.send', { count })}</Button>
      {children}
      <Button look="quiet" onClick={onCancel}>
        {say('run.cancel')}
      </Button>
    </div>
  )
}
