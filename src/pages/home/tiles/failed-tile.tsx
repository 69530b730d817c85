import '@/words/en/problem.ts'
import { type ApiError, describeError } from '@/api/errors.ts'
import { Remedies } from '@/parts/remedies.tsx'
import { say } from '@/words/say.ts'

/** Why a tile failed, with the status and the server's own words, and what to do. */
export function FailedTile({ error }: { error: ApiError }) {
  const { title, hint } = describeError(error)
  const { status, words } = error.facts
  return (
    <div className="grid gap-2 text-sm">
      <p className="font-medium text-bad">{say(title.key, title.values)}</p>
      <p className="line-clamp-4 text-ink-soft [overflow-wrap:anywhere]">{say(hint.key, hint.values)}</p>
      {(status !== undefined || words !== undefined) && (
        <p className="line-clamp-2 text-ink-faint [overflow-wrap:anywhere]">
          {status !== undefined && `${say('problem.status', { status })}. `}
          {words}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Remedies error={error} />
      </div>
    </div>
  )
}
