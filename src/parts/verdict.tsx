import '@/words/en/settings.ts'
import { type Connection, createClient } from '@/api/client.ts'
import { type ApiError, asApiError } from '@/api/errors.ts'
import { checkHealth } from '@/api/health.ts'
import { listModels } from '@/api/models.ts'
import { say } from '@/words/say.ts'
import { Problem } from './problem.tsx'

/** What a test of a connection found. */
export type Verdict =
  | { status: 'none' | 'testing' }
  | { status: 'good'; words: string }
  | { status: 'failed'; error: ApiError }

/** Asks a server for its health, and for its models with the token; a server without a health path is still one. */
export async function judge(name: string, connection: Connection): Promise<Verdict> {
  const client = createClient(connection)
  try {
    const [health, models] = await Promise.all([checkHealth(client).catch(() => null), listModels(client)])
    const values = { name, count: models.length }
    const words =
      health === null
        ? say('settings.verdict-no-health', values)
        : say('settings.verdict', { ...values, ms: Math.round(health.latencyMs) })
    return { status: 'good', words }
  } catch (error) {
    return { status: 'failed', error: asApiError(error, connection.baseUrl) }
  }
}

/** The verdict in place. */
export function VerdictView({ verdict }: { verdict: Verdict }) {
  return (
    <div aria-live="polite">
      {verdict.status === 'good' && (
        <p className="rounded-md bg-good-soft p-3 text-good text-sm">{verdict.words}</p>
      )}
      {verdict.status === 'failed' && <Problem error={verdict.error} />}
    </div>
  )
}
