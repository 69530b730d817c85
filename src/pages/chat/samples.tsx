import { useConnection } from '@/session/connection.ts'
import type { WordKey } from '@/words/en.ts'
import { say } from '@/words/say.ts'

/** A prompt to start with; a model of the sandbox goes with it where it needs one. */
export type ChatSample = { prompt: WordKey; model: string | null }

type Group = { title: WordKey; samples: readonly ChatSample[] }

const SANDBOX_GROUPS: readonly Group[] = [
  {
    title: 'sample.docs',
    samples: [
      { prompt: 'sample.docs-1', model: 'sandbox-docs' },
      { prompt: 'sample.docs-2', model: 'sandbox-docs' },
    ],
  },
  {
    title: 'sample.stress',
    samples: [
      { prompt: 'sample.stress-1', model: 'sandbox-stress' },
      { prompt: 'sample.stress-2', model: 'sandbox-stress' },
    ],
  },
  {
    title: 'sample.break',
    samples: [
      { prompt: 'sample.break-1', model: 'sandbox-faults' },
      { prompt: 'sample.break-2', model: 'sandbox-faults' },
    ],
  },
]

const SERVER_GROUPS: readonly Group[] = [
  {
    title: 'sample.trained',
    samples: [
      { prompt: 'sample.trained-1', model: null },
      { prompt: 'sample.trained-2', model: null },
      { prompt: 'sample.trained-3', model: null },
      { prompt: 'sample.trained-4', model: null },
    ],
  },
]

/** An empty conversation: what to begin with, fit for the server in use. */
export function Samples({ onChoose }: { onChoose: (sample: ChatSample) => void }) {
  const groups = useConnection()?.kind === 'sandbox' ? SANDBOX_GROUPS : SERVER_GROUPS
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-5 px-4 py-10">
      <p className="text-center text-ink-soft text-lg">{say('chat.empty-title')}</p>
      {groups.map(({ title, samples }) => (
        <section key={title} aria-label={say(title)} className="grid gap-2">
          <h2 className="font-medium text-ink-faint text-sm">{say(title)}</h2>
          <div className="grid gap-2 laptop:grid-cols-2">
            {samples.map((sample) => (
              <button
                key={sample.prompt}
                type="button"
                onClick={() => onChoose(sample)}
                className="grid min-h-14 content-center gap-0.5 rounded-md border border-line bg-surface px-4 py-3 text-left shadow-sm transition-colors hover:border-accent"
              >
                <span>{say(sample.prompt)}</span>
                {sample.model !== null && <span className="text-ink-faint text-xs">{sample.model}</span>}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
