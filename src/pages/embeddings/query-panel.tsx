import { useStore } from 'zustand'
import { embeddingsState, type QueryMode } from '@/session/embeddings.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { sayCosine, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** A query that finds everything. */
export const NO_QUERY: QueryMode = {
  top: Number.MAX_SAFE_INTEGER,
  threshold: -1,
  queryPrefix: '',
  passagePrefix: '',
}
const FIRST_QUERY: QueryMode = { ...NO_QUERY, top: 5, threshold: 0.3 }

/** The chosen text as a query: how many and how near texts it finds, and what is put before the texts. */
export function QueryPanel({ found, count }: { found: number; count: number }) {
  const query = useStore(embeddingsState.store, (state) => state.query)
  const change = (changes: Partial<QueryMode>) =>
    embeddingsState.store.setState({ query: { ...FIRST_QUERY, ...query, ...changes } })
  const turn = (isOn: boolean) => {
    if (isOn) return change({})
    const { query: _, ...rest } = embeddingsState.store.getState()
    embeddingsState.store.setState(rest, true)
  }
  return (
    <div className="grid gap-2">
      <label className="flex min-h-8 items-center gap-2 text-sm">
        <input type="checkbox" checked={query !== undefined} onChange={() => turn(query === undefined)} />
        {say('embeddings.query')}
        {query !== undefined && (
          <span className="text-ink-faint tabular-nums">
            {say('embeddings.query-found', { found: sayCount(found), count: sayCount(count) })}
          </span>
        )}
      </label>
      {query !== undefined && (
        <div className="grid gap-3 rounded-md border border-line p-3 phone:grid-cols-2">
          <Field label={say('embeddings.query-top')}>
            {(control) => (
              <input
                {...control}
                type="number"
                min={1}
                max={count}
                className={inputLook}
                value={Math.min(query.top, Math.max(1, count))}
                onChange={({ target }) =>
                  Number.isInteger(target.valueAsNumber) && target.valueAsNumber > 0
                    ? change({ top: target.valueAsNumber })
                    : undefined
                }
              />
            )}
          </Field>
          <Field label={say('embeddings.query-threshold', { value: sayCosine(query.threshold) })}>
            {(control) => (
              <input
                {...control}
                type="range"
                min={-1}
                max={1}
                step={0.01}
                className="min-h-8 w-full accent-accent-fill"
                value={query.threshold}
                onChange={({ target }) => change({ threshold: target.valueAsNumber })}
              />
            )}
          </Field>
          {(['queryPrefix', 'passagePrefix'] as const).map((name) => (
            <Field key={name} label={say(`embeddings.${name}`)} hint={say(`embeddings.${name}-hint`)}>
              {(control) => (
                <input
                  {...control}
                  className={inputLook}
                  value={query[name]}
                  onChange={({ target }) => change({ [name]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </div>
  )
}
