import type { DragEvent, KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useTokenEstimate } from '@/parts/use-token-estimate.ts'
import { addToDraft, changeDraft, chatState, draftOf } from '@/session/chat/chat-state.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** A longer draft is not counted at every key: characters. */
const COUNTED_CHARACTERS = 20_000
/** A larger file is no message: bytes. */
const LARGEST_FILE = 1_048_576

type MessageBoxProps = {
  onSend: () => void
  /** A file was dropped that is no text, or too much of it. */
  onUnfit: () => void
}

/** The box for the next message. Enter sends, Shift+Enter breaks, an input method's Enter never sends. */
export function MessageBox({ onSend, onUnfit }: MessageBoxProps) {
  const draft = useStore(chatState.store, draftOf)
  const recall = useRecall(draft)
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === SAFARI_COMPOSING) return
    if (recall(event)) return event.preventDefault()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    onSend()
  }
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    if (file === undefined) return
    event.preventDefault()
    void readText(file).then((text) => (text === null ? onUnfit() : addToDraft(text)))
  }
  const isHuge = draft.length > COUNTED_CHARACTERS
  return (
    <textarea
      aria-label={say('chat.composer')}
      placeholder={say('chat.placeholder')}
      rows={1}
      // A box that grows would measure a megabyte at every key.
      className={`${isHuge ? 'h-[40dvh]' : 'field-sizing-content'} block max-h-[40dvh] min-h-12 w-full resize-none rounded-lg bg-transparent px-4 pt-3 pb-1 text-base outline-none placeholder:text-ink-faint`}
      value={draft}
      onChange={(event) => changeDraft(event.target.value)}
      onKeyDown={press}
      onDrop={drop}
    />
  )
}

/** How many tokens what is typed will be, about; nothing while it is not known. */
export function Estimate() {
  const draft = useStore(chatState.store, draftOf)
  // A part is counted and the rest taken to be like it.
  const part = useTokenEstimate(draft.trim().slice(0, COUNTED_CHARACTERS))
  if (!part) return null
  const estimate = Math.round(part * Math.max(1, draft.length / COUNTED_CHARACTERS))
  return (
    <span className="text-ink-faint text-xs tabular-nums">
      {say('chat.estimate', { count: sayCount(estimate) })}
    </span>
  )
}

// ArrowUp in an empty box brings back what was said last, then what was said before; ArrowDown goes back.
function useRecall(draft: string): (event: KeyboardEvent<HTMLTextAreaElement>) => boolean {
  const prompts = useStore(chatState.store, (state) => state.prompts)
  return ({ key, shiftKey }) => {
    if ((key !== 'ArrowUp' && key !== 'ArrowDown') || shiftKey) return false
    // What was changed after it came back is a draft like any other.
    const place = draft === '' ? -1 : prompts.indexOf(draft)
    if (draft !== '' && place < 0) return false
    const next = key === 'ArrowUp' ? place + 1 : place - 1
    const found = next < 0 ? '' : prompts[next]
    if (found === undefined || found === draft) return false
    changeDraft(found)
    return true
  }
}

async function readText(file: File): Promise<string | null> {
  const isText = file.type.startsWith('text/') || /\.(txt|md|json|csv|log|[jt]sx?|py|ya?ml)$/i.test(file.name)
  return isText && file.size <= LARGEST_FILE ? file.text() : null
}

// Safari ends the composition before it tells of the Enter that ended it; only this code is left.
const SAFARI_COMPOSING = 229
