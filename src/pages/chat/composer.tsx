import { ArrowUp, Plus, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ActionRows } from '@/parts/action-menu.tsx'
import { Problem } from '@/parts/problem.tsx'
import { RepeatMenu } from '@/parts/repeat/repeat-menu.tsx'
import { TokenHeld } from '@/parts/token-held.tsx'
import { useAction } from '@/session/actions.ts'
import { stopConversation } from '@/session/chat/answer-run.ts'
import { addMessage, sendMessage } from '@/session/chat/chat-session.ts'
import { changeDraft, chatState, draftOf, rememberPrompt } from '@/session/chat/chat-state.ts'
import type { ConversationStore } from '@/session/chat/conversation.ts'
import { ROLES, type Role } from '@/session/chat/message.ts'
import { readExtra } from '@/session/chat/parameters.ts'
import type { Asked } from '@/session/chat/request.ts'
import { tokenIn } from '@/session/held-token.ts'
import { useModels } from '@/session/use-model.ts'
import { Button, meant } from '@/ui/button.tsx'
import { Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { Estimate, MessageBox } from './message-box.tsx'
import { repeatSource } from './repeat-source.ts'

type Complaint =
  | 'still-running'
  | 'needs-model'
  | 'no-models'
  | 'needs-unlock'
  | 'needs-text'
  | 'extra-unfit'
  | 'file-unfit'

type ComposerProps = {
  conversation: ConversationStore
  /** Whom each column asks; null while a model is missing or its server's token is locked. */
  columns: readonly (Asked | null)[]
  /** Whether a column waits for its passphrase. */
  isLocked: boolean
  isRunning: boolean
  /** Said beside the button while there is no complaint of its own. */
  notice: string | null
  onSent: () => void
}

/** Where a message is written, and what is done with it. */
export function Composer({ conversation, columns, isLocked, isRunning, notice, onSent }: ComposerProps) {
  // Read when something is done with it: what is typed draws the box alone.
  const draft = () => draftOf(chatState.store.getState())
  const isEmpty = useStore(chatState.store, (state) => draftOf(state).trim() === '')
  const [complaint, setComplaint] = useState<Complaint | null>(null)
  const [held, setHeld] = useState<string | null>(null)
  const models = useModels()
  const askeds = columns.filter((asked) => asked !== null)
  const isReady = askeds.length === columns.length
  // Sent before the list of models is here: that draft goes as soon as one is chosen, and no other.
  const [waiting, setWaiting] = useState<string | null>(null)
  const isWaiting = useStore(chatState.store, (state) => waiting !== null && waiting === draftOf(state))
  const reasonNotToSend = (): Complaint | null => {
    if (isRunning) return 'still-running'
    if (draft().trim() === '') return 'needs-text'
    if (isLocked) return 'needs-unlock'
    if (!isReady) return models.error === null ? 'needs-model' : 'no-models'
    return askeds.some(({ parameters }) => readExtra(parameters).problem !== null) ? 'extra-unfit' : null
  }
  // A token in what would be sent is held back; true when there is one.
  const isHeld = () => {
    const token = tokenIn([draft(), askeds.map(({ parameters }) => parameters)])
    setHeld(token)
    return token !== null
  }
  const done = () => {
    setComplaint(null)
    changeDraft('')
    onSent()
  }
  const send = () => {
    const reason = reasonNotToSend()
    if (reason === 'needs-model' && models.isPending) return setWaiting(draft())
    if (reason !== null) return setComplaint(reason)
    if (isHeld()) return
    const said = draft()
    rememberPrompt(said)
    void sendMessage(conversation, askeds, said)
    done()
  }
  useAction('run', send, !isRunning && !isEmpty)
  useEffect(() => {
    if (!isWaiting || models.isPending) return
    setWaiting(null)
    send()
  })
  const add = (role: Role) => {
    if (draft().trim() === '') return setComplaint('needs-text')
    if (isHeld()) return
    addMessage(conversation, columns, role, draft())
    done()
  }
  const repeated = () => {
    const [own = null] = columns
    const source = own === null ? null : repeatSource(conversation, own)
    const isUnfit = own !== null && readExtra(own.parameters).problem !== null
    if (own === null) setComplaint('needs-model')
    else setComplaint(source === null ? 'needs-text' : isUnfit ? 'extra-unfit' : null)
    return isUnfit || isHeld() ? null : source
  }
  const isStale = complaint === 'still-running' && !isRunning
  const said = isStale || complaint === null ? notice : say(`chat.${complaint}`)
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-2 px-4 pt-2 pb-4">
      {complaint === 'no-models' && models.error !== null && (
        <Problem error={models.error} onRetry={() => void models.refetch()} />
      )}
      {held !== null && <TokenHeld token={held} onOrdinary={send} />}
      <div className="rounded-lg border border-line-strong bg-surface shadow-sm focus-within:border-accent forced-colors:has-[textarea:focus]:outline-2">
        <MessageBox onSend={send} onUnfit={() => setComplaint('file-unfit')} />
        <div className="flex min-h-11 items-center gap-3 px-2 pb-2">
          <AddMenu onAdd={add} />
          <Estimate />
          <span role="alert" className="flex-1 text-right text-sm text-warning">
            {isWaiting ? say('chat.waits-for-models') : said}
          </span>
          <span className="flex items-center">
            {/* Keys: one button that became the other would fade through colours that nobody can read. */}
            {isRunning ? (
              <Button key="stop" onClick={meant(() => stopConversation(conversation))}>
                <Square aria-hidden className="size-3.5 fill-current" />
                {say('chat.stop')}
              </Button>
            ) : (
              <Button key="send" look="filled" onClick={send}>
                <ArrowUp aria-hidden className="size-4" />
                {say('chat.send')}
              </Button>
            )}
            <RepeatMenu source={repeated} />
          </span>
        </div>
      </div>
    </div>
  )
}

function AddMenu({ onAdd }: { onAdd: (role: Role) => void }) {
  return (
    <Popover
      label={say('chat.add-message')}
      triggerLook="grid size-8 place-items-center rounded-sm text-ink-soft hover:bg-sunken pointer-coarse:size-11"
      trigger={<Plus aria-hidden className="size-4" />}
    >
      {(close) => (
        <div className="grid max-w-72">
          <p className="px-2 py-1 text-ink-faint text-xs">{say('chat.add-hint')}</p>
          <ActionRows
            actions={ROLES.map((role) => ({ words: say(`chat.add-${role}`), act: () => onAdd(role) }))}
            close={close}
          />
        </div>
      )}
    </Popover>
  )
}
