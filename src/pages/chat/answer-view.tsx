import { Code2, Pilcrow } from 'lucide-react'
import { lazy, Suspense, useLayoutEffect, useMemo, useState } from 'react'
import { type Answer, endingOf, wholeSplit } from '@/session/chat/answer.ts'
import { stopAnswer } from '@/session/chat/answer-run.ts'
import { askAgain, continueAnswer } from '@/session/chat/chat-session.ts'
import type { AnswerMessage } from '@/session/chat/message.ts'
import { useConnection } from '@/session/connection.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { Button, meant } from '@/ui/button.tsx'
import { useFollow } from '@/ui/follow-scroll.tsx'
import { Markdown } from '@/ui/markdown/markdown.tsx'
import { say } from '@/words/say.ts'
import { AnswerFigures } from './answer-figures.tsx'
import { MessageActions } from './message-actions.tsx'
import { MessageEditor, useIsEditing } from './message-editor.tsx'
import { Reasoning } from './reasoning.tsx'
import { useColumn } from './use-column.ts'
import { Silence, Waiting } from './waiting.tsx'

// Most answers do not fail.
const Problem = lazy(() => import('@/parts/problem.tsx').then(({ Problem }) => ({ default: Problem })))

/** One answer in whichever of its states: waiting, growing, done, stopped, failed. */
export function AnswerView({ message, isLast }: { message: AnswerMessage; isLast: boolean }) {
  const { id, answer } = message
  const { isCompared } = useColumn()
  const isEditing = useIsEditing(id)
  const [isRaw, setIsRaw] = useState(false)
  const follow = useFollow()
  const isStreaming = answer.status === 'streaming'
  const split = useMemo(() => answer.split ?? wholeSplit(answer.text), [answer.split, answer.text])
  // After every commit while it grows, in the same frame: the reader at the bottom stays there.
  useLayoutEffect(() => {
    if (isStreaming) follow()
  })
  // Once more when it has ended: its figures and what is said of its end come below it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of the stream is what calls for it
  useLayoutEffect(() => follow(), [isStreaming, follow])
  if (isEditing) return <MessageEditor message={message} />
  const raw = {
    words: say(isRaw ? 'chat.rendered' : 'chat.raw'),
    Icon: isRaw ? Pilcrow : Code2,
    act: () => setIsRaw(!isRaw),
  }
  const name = answer.madeBy === 'hand' ? say('chat.written') : say('chat.assistant', { model: answer.model })
  return (
    <article aria-label={name} aria-busy={isStreaming} className="group min-w-0 space-y-3">
      {answer.reasoning !== '' && <Reasoning answer={answer} />}
      {isStreaming && answer.text === '' && answer.reasoning === '' && <WaitingForServer id={id} />}
      {isRaw ? (
        <pre className="whitespace-pre-wrap font-mono text-sm [overflow-wrap:anywhere]">{answer.text}</pre>
      ) : (
        <Markdown split={split} idPrefix={`${id}-`} />
      )}
      {isStreaming && (answer.text !== '' || answer.reasoning !== '') && <Silence id={id} />}
      {isStreaming && isCompared && (
        <div>
          <Button onClick={meant(() => stopAnswer(id))}>{say('chat.stop')}</Button>
        </div>
      )}
      {!isStreaming && <End id={id} answer={answer} />}
      {!isStreaming && (
        <div className="flex min-h-8 flex-wrap items-center gap-1 text-ink-faint text-sm">
          {answer.madeBy !== 'hand' && <AnswerFigures answer={answer} />}
          <span className="flex-1" />
          <MessageActions message={message} isLast={isLast} before={answer.text === '' ? [] : [raw]} />
        </div>
      )}
    </article>
  )
}

function WaitingForServer({ id }: { id: string }) {
  const connection = useConnection()
  const hide = useHideOwn()
  const address = connection?.upstream ?? connection?.baseUrl ?? ''
  return <Waiting id={id} host={hide(new URL(address, location.href).host)} />
}

function End({ id, answer }: { id: string; answer: Answer }) {
  const { conversation, column, asked } = useColumn()
  const retry = asked === null ? undefined : () => void askAgain(conversation, column, asked, id)
  if (answer.status === 'failed') {
    return (
      <Suspense>
        <Problem error={answer.error} {...(retry === undefined ? {} : { onRetry: retry })} />
      </Suspense>
    )
  }
  const words = endWords(answer)
  const ending = endingOf(answer)
  return (
    <>
      {answer.unreadable > 0 && (
        <Notice
          words={say('chat.unreadable', {
            count: answer.unreadable,
          })}
        />
      )}
      {words !== null && (
        <Notice words={words}>
          {ending === 'length' && asked !== null && (
            <Button onClick={() => void continueAnswer(conversation, column, asked, id)}>
              {say('chat.continue')}
            </Button>
          )}
          {ending !== 'length' && retry !== undefined && <Button onClick={retry}>{say('chat.retry')}</Button>}
        </Notice>
      )}
    </>
  )
}

function Notice({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
      <p>{words}</p>
      {children}
    </div>
  )
}

function endWords(answer: Answer): string | null {
  if (answer.status === 'stopped') return say('chat.stopped')
  if (answer.status === 'interrupted') return say('chat.interrupted')
  const ending = endingOf(answer)
  if (ending === 'length') {
    return answer.maxTokens === null
      ? say('chat.cut-length-unset')
      : say('chat.cut-length', { count: answer.maxTokens })
  }
  if (ending === 'other') return say('chat.finish-other', { reason: answer.finishReason ?? '' })
  return ending === null || ending === 'no-finish' ? null : say(`chat.${ending}`)
}
