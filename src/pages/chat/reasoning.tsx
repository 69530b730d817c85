import type { Answer } from '@/session/chat/answer.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { AppendText } from '@/ui/markdown/append-text.tsx'
import { sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** What the model thought before it answered: folded, timed, copied apart from the answer. */
export function Reasoning({ answer }: { answer: Answer }) {
  const { reasoning, reasoningMs, status, text } = answer
  const isRunning = status === 'streaming' && text === ''
  const seconds = reasoningMs === null ? '' : sayMs(reasoningMs.last - reasoningMs.first)
  return (
    <details className="rounded-md border border-line text-ink-soft text-sm">
      <summary className="rounded-md px-3 py-2">
        {isRunning ? say('chat.reasoning-running') : say('chat.reasoning-time', { seconds })}
      </summary>
      <div className="flex items-start gap-2 border-line border-t px-3 py-2">
        <p className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <AppendText text={reasoning} />
        </p>
        <CopyButton text={reasoning} label={say('chat.copy-reasoning')} />
      </div>
    </details>
  )
}
