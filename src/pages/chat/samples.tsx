import '@/words/en/load.ts'
import { useConnection } from '@/session/connection.ts'
import type { ReadySample, SampleName } from '@/session/samples.ts'
import { say } from '@/words/say.ts'
import type { WordKey } from '@/words/word-key.ts'
import type { Racer } from './race.ts'

/**
 * What a sample of the chat starts: its prompt, the sandbox's model that it needs, if any, and who is asked
 * the same beside it.
 */
export type ChatStart = { prompt: WordKey; model: string | null; race: readonly Racer[] }

type Group = { title: WordKey; samples: readonly ReadySample<ChatStart>[] }

const sample = (name: SampleName & `${string}-${number}`, model: string | null): ReadySample<ChatStart> => ({
  name,
  fits: model === null ? 'trained' : 'sandbox',
  state: { prompt: `sample.${name}`, model, race: [] },
})

const STRESS = 'sandbox-stress'

// One prompt for all: the first column goes by the rate that it names, the others by their system prompt.
const RACE: ReadySample<ChatStart> = {
  name: 'race',
  fits: 'sandbox',
  state: {
    prompt: 'sample.race-prompt',
    model: STRESS,
    race: [
      { model: STRESS, system: 'rate=80' },
      { model: STRESS, system: 'rate=160' },
    ],
  },
}

const SANDBOX_GROUPS: readonly Group[] = [
  { title: 'sample.docs', samples: [sample('docs-1', 'sandbox-docs'), sample('docs-2', 'sandbox-docs')] },
  {
    title: 'sample.stress',
    samples: [sample('stress-1', STRESS), sample('stress-2', STRESS), RACE],
  },
  {
    title: 'sample.break',
    samples: (['break-1', 'break-2', 'break-3'] as const).map((name) => sample(name, 'sandbox-faults')),
  },
]

const TRAINED = (['trained-1', 'trained-2', 'trained-3', 'trained-4'] as const).map((name) =>
  sample(name, null),
)

const SERVER_GROUPS: readonly Group[] = [{ title: 'sample.trained', samples: TRAINED }]

/** The samples of the chat; those that suit the server in use stand first. */
export function chatSamples(isSandbox: boolean): readonly ReadySample<ChatStart>[] {
  const groups = isSandbox ? [...SANDBOX_GROUPS, ...SERVER_GROUPS] : SERVER_GROUPS
  return groups.flatMap(({ samples }) => samples)
}

/** An empty conversation: what to begin with, fit for the server in use. */
export function Samples({ onChoose }: { onChoose: (start: ChatStart) => void }) {
  const groups = useConnection()?.kind === 'sandbox' ? SANDBOX_GROUPS : SERVER_GROUPS
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-5 px-4 py-10">
      <p className="text-center text-ink-soft text-lg">{say('chat.empty-title')}</p>
      {groups.map(({ title, samples }) => (
        <section key={title} aria-label={say(title)} className="grid gap-2">
          <h2 className="font-medium text-ink-faint text-sm">{say(title)}</h2>
          <div className="grid gap-2 laptop:grid-cols-2">
            {samples.map(({ name, state }) => (
              <button
                key={name}
                type="button"
                onClick={() => onChoose(state)}
                className="grid min-h-14 content-center gap-0.5 rounded-md border border-line bg-surface px-4 py-3 text-left shadow-sm transition-colors hover:border-accent"
              >
                {state.race.length > 0 ? (
                  <span>{say(`sample.${name}`)}</span>
                ) : (
                  // What the model is asked is the same in every language.
                  <span lang="en">{say(state.prompt)}</span>
                )}
                {state.model !== null && (
                  <span className="text-ink-faint text-xs">{[state.model, ...hintOf(name)].join(' · ')}</span>
                )}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

// What will be seen, where the prompt itself does not say it.
const HINTS: Partial<Record<SampleName, WordKey>> = {
  'stress-1': 'chat.hint-stress-1',
  'stress-2': 'chat.hint-stress-2',
  'break-1': 'chat.hint-break-1',
  'break-2': 'chat.hint-break-2',
  'break-3': 'chat.hint-break-3',
}

function hintOf(name: SampleName): string[] {
  const hint = HINTS[name]
  return hint === undefined ? [] : [say(hint)]
}
