import { useId } from 'react'
import { useStore } from 'zustand'
import { leaveUpwards, textLook } from '@/parts/line-text.tsx'
import { type RerankState, rerankState } from '@/session/rerank.ts'
import { say } from '@/words/say.ts'
import { jsonOf, type ReadJson, readDocumentsJson } from './documents-json.ts'

/**
 * Query, documents and top_n as JSON. What is valid goes into the form as it is typed; what is not stays as
 * typed, also over a reload, until the form has become another one.
 */
export function JsonForm({ onLeave }: { onLeave: () => void }) {
  const errorId = useId()
  const state = useStore(rerankState.store)
  const problem = jsonProblem(state)
  const type = (text: string) => {
    const read = readDocumentsJson(text)
    const next = 'edited' in read ? read.edited : state
    rerankState.store.setState({
      query: next.query,
      documents: next.documents,
      topN: next.topN,
      json: { text, over: jsonOf(next) },
    })
  }
  return (
    <div className="grid gap-1">
      <textarea
        aria-label={say('rerank.json')}
        aria-describedby={problem === null ? undefined : errorId}
        aria-invalid={problem === null ? undefined : true}
        wrap="off"
        spellCheck={false}
        className={`${textLook} resize-y font-mono text-sm`}
        value={textOf(state)}
        onChange={({ target }) => type(target.value)}
        onKeyDown={(event) => leaveUpwards(event, onLeave)}
      />
      <p id={errorId} role="status" className="text-bad text-sm empty:hidden">
        {problem}
      </p>
    </div>
  )
}

/** What is wrong with the JSON while it is what is edited; null when it is well. */
export function jsonProblem(state: RerankState): string | null {
  if (state.mode !== 'json') return null
  const read = readDocumentsJson(textOf(state))
  return 'edited' in read ? null : problemWords(read)
}

function textOf(state: RerankState): string {
  const current = jsonOf(state)
  return state.json !== undefined && state.json.over === current ? state.json.text : current
}

function problemWords(read: Exclude<ReadJson, { edited: unknown }>): string {
  if ('syntax' in read) {
    const { line, trouble, found } = read.syntax
    return say('rerank.json-line', { line, reason: say(`json.${trouble}`, { found }) })
  }
  const { field, name, line } = read
  return say('rerank.json-line', { line, reason: say(`rerank.json-${field}`, { name }) })
}
