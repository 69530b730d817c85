import { MadeBy } from '@/parts/made-by.tsx'
import { setPanel } from '@/parts/panel.ts'
import { useTokenEstimate } from '@/parts/use-token-estimate.ts'
import type { Answer } from '@/session/chat/answer.ts'
import { Button } from '@/ui/button.tsx'
import { sayCount, sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** What an answer cost: three figures that open on the rest; an estimate is marked "≈". */
export function AnswerFigures({ answer }: { answer: Answer }) {
  const { firstTokenMs, totalMs, usage, text, madeBy } = answer
  const counted = usage?.completion ?? null
  const estimate = useTokenEstimate(counted === null ? text : '')
  const tokens = counted ?? estimate ?? 0
  const tokenWords = say(counted === null ? 'chat.figure-tokens-estimated' : 'chat.figure-tokens', {
    count: sayCount(tokens),
  })
  const known = say('chat.figures', { prompt: usage?.prompt ?? '–', completion: usage?.completion ?? '–' })
  const facts = [
    counted === null ? say('chat.usage-unknown') : known,
    ...(rateOf(answer, tokens) ?? []),
    answer.model,
    answer.finishReason === null ? say('chat.no-finish') : answer.finishReason,
  ]
  const figures = [
    ...(firstTokenMs === null ? [] : [say('chat.figure-first', { seconds: sayMs(firstTokenMs) })]),
    say('chat.figure-total', { seconds: sayMs(totalMs) }),
    ...(tokens > 0 ? [tokenWords] : []),
  ]
  return (
    <div className="flex flex-wrap items-start gap-x-2 tabular-nums">
      <details className="min-w-0">
        <summary className="w-fit rounded-sm" title={say('chat.figure-more')}>
          {figures.join(' · ')}
        </summary>
        <ul className="mt-1 grid gap-1 [overflow-wrap:anywhere]">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
          <li>
            <Button onClick={() => setPanel('chat', true, 'wire')}>{say('chat.open-wire')}</Button>
          </li>
        </ul>
      </details>
      <MadeBy kind={madeBy} />
    </div>
  )
}

// Tokens a second are counted from the first token on: the wait before says something else.
function rateOf({ firstTokenMs, totalMs }: Answer, tokens: number): [string] | null {
  const ms = totalMs - (firstTokenMs ?? totalMs)
  return ms > 0 && tokens > 1 ? [say('chat.figure-rate', { rate: sayCount((tokens * 1000) / ms) })] : null
}
