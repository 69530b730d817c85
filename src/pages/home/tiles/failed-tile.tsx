import type { ApiError } from '@/api/errors.ts'
import { Remedies } from '@/parts/remedies.tsx'
import { useErrorWords } from '@/parts/use-error-words.ts'
import { say } from '@/words/say.ts'

/** Why a tile failed, with the status and the server's own words, and what to do. */
export function FailedTile({ error }: { error: ApiError }) {
  const { title, hint, words } = useErrorWords(error)
  const { status } = error.facts
  return (
    <div className="grid gap-2 text-sm">
      <p className="font-medium text-bad">{title}</p>
      <p className="line-clamp-4 text-ink-soft [overflow-wrap:anywhere]">{hint}</p>
      {(status !== undefined || words !== '') && (
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
