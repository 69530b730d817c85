import '@/words/en/settings.ts'
import { Link } from 'react-router'
import { type Connection, createClient } from '@/api/client.ts'
import { type ApiError, asApiError } from '@/api/errors.ts'
import { checkHealth } from '@/api/health.ts'
import { listModels } from '@/api/models.ts'
import { lacksVersion } from '@/lib/base-url.ts'
import { recordExchange } from '@/session/exchanges.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { linkButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import { Problem } from './problem.tsx'

/** What a test of a connection found. */
export type Verdict =
  | { status: 'none' | 'testing' }
  | { status: 'good'; words: string }
  | { status: 'failed'; error: ApiError; baseUrl: string }

/** Asks a server for its health, and for its models with the token; a server without a health path is still one. */
export async function judge(name: string, connection: Connection): Promise<Verdict> {
  const client = createClient(connection, { observe: (event) => recordExchange(null, event) })
  try {
    const [health, models] = await Promise.all([checkHealth(client).catch(() => null), listModels(client)])
    const values = { name, count: models.length }
    const words =
      health === null
        ? say('settings.verdict-no-health', values)
        : say('settings.verdict', { ...values, ms: Math.round(health.latencyMs) })
    return { status: 'good', words }
  } catch (error) {
    const { baseUrl } = connection
    return { status: 'failed', error: asApiError(error, baseUrl), baseUrl }
  }
}

type VerdictViewProps = {
  verdict: Verdict
  /** What became of a connection that did not answer. */
  afterFailure?: string
  /** The way to Check's diagnosis, where the server was not reached: what it says, and what goes before. */
  diagnosis: { words: string; onGo: () => void }
}

// Below a button at the foot of a small screen nobody would see it.
const intoView = (box: HTMLElement | null) => box?.scrollIntoView({ block: 'nearest' })

/** The verdict in place. */
export function VerdictView({ verdict, afterFailure, diagnosis }: VerdictViewProps) {
  const hide = useHideOwn()
  return (
    <div aria-live="polite">
      {verdict.status === 'good' && (
        <p ref={intoView} className="rounded-md bg-good-soft p-3 text-good text-sm">
          {hide(verdict.words)}
        </p>
      )}
      {verdict.status === 'failed' && (
        <div ref={intoView}>
          <Problem error={verdict.error} advice={adviceFor(verdict)}>
            {verdict.error.kind === 'unreachable' && (
              <Link className={linkButton} to="/check?depth=diagnose" onClick={diagnosis.onGo}>
                {diagnosis.words}
              </Link>
            )}
            {afterFailure !== undefined && <p className="text-ink-soft">{afterFailure}</p>}
          </Problem>
        </div>
      )}
    </div>
  )
}

// Nothing was sent here but the question for the models: neither another model helps nor sending it again.
function adviceFor({ error, baseUrl }: Extract<Verdict, { status: 'failed' }>): string | null {
  const { code, url } = error.facts
  if (code === 'refused-401') return say('settings.hint-token')
  if (code !== 'refused-404' && code !== 'web-page') return null
  if (!baseUrl.startsWith('/') && lacksVersion(baseUrl)) return say('settings.hint-version')
  return code === 'web-page' ? null : say('settings.hint-path', { url })
}
