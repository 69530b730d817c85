import '@/words/en/problem.ts'
import { type ApiError, describeError } from '@/api/errors.ts'
import { say } from '@/words/say.ts'

/** Why a tile failed, and what to do. */
export function FailedTile({ error }: { error: ApiError }) {
  const { title, hint } = describeError(error)
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-bad">{say(title.key, title.values)}</p>
      <p className="text-ink-soft [overflow-wrap:anywhere]">{say(hint.key, hint.values)}</p>
    </div>
  )
}
