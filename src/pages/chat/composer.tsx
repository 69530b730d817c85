import { ArrowUp, Square } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useStore } from 'zustand'
import { useTokenEstimate } from '@/parts/use-token-estimate.ts'
import { sendMessage, stopLatest } from '@/session/chat/chat-session.ts'
import { changeDraft, chatState } from '@/session/chat/chat-state.ts'
import { Button, meant } from '@/ui/button.tsx'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { useAsked } from './use-asked.ts'

/** A longer draft is not counted at every key: characters. */
const COUNTED_CHARACTERS = 20_000

type ComposerProps = {
  isRunning: boolean
  /** Said beside the button while there is no complaint of its own. */
  notice: string | null
  onSent: () => void
}

/** Where a message is written. Enter sends, Shift+Enter breaks the line, an input method's Enter never sends. */
export function Composer({ isRunning, notice, onSent }: ComposerProps) {
  const asked = useAsked()
  const draft = useStore(chatState.store, (state) => state.draft)
  const [complaint, setComplaint] = useState<'still-running' | 'needs-model' | 'needs-text' | null>(null)
  const send = () => {
    if (isRunning) return setComplaint('still-running')
    if (asked === null) return setComplaint('needs-model')
    if (draft.trim() === '') return setComplaint('needs-text')
    setComplaint(null)
    changeDraft('')
    void sendMessage(asked, draft)
    onSent()
  }
  const sendOnEnter = (event: KeyboardEvent) => {
    const isComposing = event.nativeEvent.isComposing || event.keyCode === SAFARI_COMPOSING
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return
    event.preventDefault()
    send()
  }
  const isStale = complaint === 'still-running' && !isRunning
  // A part is counted and the rest taken to be like it; a box that grows would measure a megabyte at every key.
  const part = useTokenEstimate(draft.trim().slice(0, COUNTED_CHARACTERS))
  const isHuge = draft.length > COUNTED_CHARACTERS
  const estimate =
    part === null ? null : isHuge ? Math.round((part * draft.length) / COUNTED_CHARACTERS) : part
  const count = estimate ? say('chat.estimate', { count: sayCount(estimate) }) : ''
  return (
    <div className="mx-auto w-full max-w-[720px] px-4 pt-2 pb-4">
      <div className="rounded-lg border border-line-strong bg-surface shadow-sm focus-within:border-accent">
        <textarea
          aria-label={say('chat.composer')}
          placeholder={say('chat.placeholder')}
          rows={1}
          className={`${isHuge ? 'h-[40dvh]' : 'field-sizing-content'} block max-h-[40dvh] min-h-12 w-full resize-none rounded-lg bg-transparent px-4 pt-3 pb-1 text-base outline-none placeholder:text-ink-faint`}
          value={draft}
          onChange={(event) => changeDraft(event.target.value)}
          onKeyDown={sendOnEnter}
        />
        <div className="flex min-h-11 items-center gap-3 px-2 pb-2 pl-4">
          <span className="text-ink-faint text-xs tabular-nums">{count}</span>
          <span role="alert" className="flex-1 text-right text-sm text-warning">
            {isStale || complaint === null ? notice : say(`chat.${complaint}`)}
          </span>
          {/* Keys: one button that became the other would fade through colours that nobody can read. */}
          {isRunning ? (
            <Button key="stop" onClick={meant(stopLatest)}>
              <Square aria-hidden className="size-3.5 fill-current" />
              {say('chat.stop')}
            </Button>
          ) : (
            <Button key="send" look="filled" onClick={send}>
              <ArrowUp aria-hidden className="size-4" />
              {say('chat.send')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

// Safari ends the composition before it tells of the Enter that ended it; only this code is left.
const SAFARI_COMPOSING = 229
