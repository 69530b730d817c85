import { Code2, Pilcrow } from 'lucide-react'
import { lazy, Suspense, useLayoutEffect, useMemo, useState } from 'react'
import { type Answer, endingOf, wholeSplit } from '@/session/chat/answer.ts'
import { continueAnswer, retryAnswer } from '@/session/chat/chat-session.ts'
import { useConnection } from '@/session/connection.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { useFollow } from '@/ui/follow-scroll.tsx'
import { Markdown } from '@/ui/markdown/markdown.tsx'
import { say } from '@/words/say.ts'
import { AnswerFigures } from './answer-figures.tsx'
import { Reasoning } from './reasoning.tsx'
import { useAsked } from './use-asked.ts'
import { Silence, Waiting } from './waiting.tsx'

// Most answers do not fail.
const Problem = lazy(() => import('@/parts/problem.tsx').then(({ Problem }) => ({ default: Problem })))

/** One answer in whichever of its states: waiting, growing, done, stopped, failed. */
export function AnswerView({ id, answer }: { id: string; answer: Answer }) {
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
  return (
    <article
      aria-label={say('chat.assistant', { model: answer.model })}
      aria-busy={isStreaming}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3"
    >
      {answer.reasoning !== '' && <Reasoning answer={answer} />}
      {isStreaming && answer.text === '' && answer.reasoning === '' && <WaitingForServer id={id} />}
      {isRaw ? (
        <pre className="whitespace-pre-wrap font-mono text-sm [overflow-wrap:anywhere]">{answer.text}</pre>
      ) : (
        <Markdown split={split} idPrefix={`${id}-`} />
      )}
      {isStreaming && (answer.text !== '' || answer.reasoning !== '') && <Silence id={id} />}
      {answer.earlier.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a try is its place; two may read the same
        <details key={index} className="text-ink-soft text-sm">
          <summary className="w-fit rounded-sm">{say('chat.earlier', { number: index + 1 })}</summary>
          <p className="whitespace-pre-wrap border-line border-l-2 pl-3 [overflow-wrap:anywhere]">{text}</p>
        </details>
      ))}
      {!isStreaming && <End id={id} answer={answer} />}
      {!isStreaming && (
        <div className="flex min-h-8 flex-wrap items-center gap-1 text-ink-faint text-sm">
          <AnswerFigures answer={answer} />
          <span className="flex-1" />
          {answer.text !== '' && (
            <>
              <IconButton
                label={say(isRaw ? 'chat.rendered' : 'chat.raw')}
                aria-pressed={isRaw}
                onClick={() => setIsRaw(!isRaw)}
              >
                {isRaw ? (
                  <Pilcrow aria-hidden className="size-4" />
                ) : (
                  <Code2 aria-hidden className="size-4" />
                )}
              </IconButton>
              <CopyButton text={answer.text} label={say('chat.copy')} />
            </>
          )}
        </div>
      )}
    </article>
  )
}

function WaitingForServer({ id }: { id: string }) {
  const connection = useConnection()
  const address = connection?.upstream ?? connection?.baseUrl ?? ''
  return <Waiting id={id} host={new URL(address, location.href).host} />
}

function End({ id, answer }: { id: string; answer: Answer }) {
  const asked = useAsked()
  const retry = asked === null ? undefined : () => void retryAnswer(asked, id)
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
          words={say(answer.unreadable === 1 ? 'chat.unreadable-one' : 'chat.unreadable', {
            count: answer.unreadable,
          })}
        />
      )}
      {words !== null && (
        <Notice words={words}>
          {ending === 'length' && asked !== null && (
            <Button onClick={() => void continueAnswer(asked, id)}>{say('chat.continue')}</Button>
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
