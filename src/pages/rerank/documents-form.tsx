import { useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import { type Import, type ImportTarget, useImport } from '@/parts/import/use-import.ts'
import { LineEditor } from '@/parts/line-editor.tsx'
import type { LineKind } from '@/parts/line-kind.ts'
import { oddLines } from '@/parts/odd-lines.ts'
import { rerankState } from '@/session/rerank.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { useLanguage } from '@/words/language.ts'
import { say } from '@/words/say.ts'
import { JsonForm } from './json-form.tsx'

const { store } = rerankState
const isFilled = (document: string) => document.trim() !== ''

const documentLines: LineKind<string> = {
  textOf: (document) => document,
  withText: (_, text) => text,
  change: (make) => store.setState(({ documents }) => ({ documents: [...make(documents)] })),
  words: {
    list: () => say('rerank.documents'),
    row: (number) => say('rerank.document', { number }),
    remove: (number) => say('rerank.remove', { number }),
    add: () => say('rerank.add'),
  },
}

const MODES = ['rows', 'text', 'json'] as const

/** The query, and the documents to be ranked by it; as JSON both are one. */
export function DocumentsForm({ importing }: { importing: Import }) {
  const { query, documents, mode = 'rows' } = useStore(store)
  // What is said about the rows may come a moment after a key.
  const read = useDeferredValue(documents)
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what it is said in
  const warnings = useMemo(() => warningsOf(read), [read, language])
  return (
    <>
      {mode !== 'json' && (
        <Field label={say('rerank.query')}>
          {(control) => (
            <textarea
              {...control}
              rows={1}
              className={`${inputLook} field-sizing-content max-h-32 resize-none`}
              value={query}
              onChange={(event) => store.setState({ query: event.target.value })}
            />
          )}
        </Field>
      )}
      <LineEditor
        lines={documents}
        kind={documentLines}
        warnings={warnings}
        modes={MODES}
        mode={mode}
        onMode={(next) => store.setState({ mode: next })}
        importing={importing}
        takesQuery
        title={say(mode === 'json' ? 'rerank.request' : 'rerank.documents')}
        json={(onLeave) => <JsonForm onLeave={onLeave} />}
      />
    </>
  )
}

function warningsOf(documents: readonly string[]): Map<number, string> {
  return oddLines(documents, { repeated: say('rerank.repeated'), empty: say('rerank.empty') })
}

const target: ImportTarget = {
  filled: () => store.getState().documents.filter(isFilled).length,
  takesQuery: true,
  put(found, how) {
    const { query, documents, topN } = store.getState()
    // As another state in place of this one: what was typed goes to the history.
    rerankState.replace(store.getState())
    if (how === 'replace') {
      store.setState({ documents: found.texts, query: found.query ?? query, topN: found.topN ?? topN })
    } else {
      store.setState({
        documents: [...documents.filter(isFilled), ...found.texts],
        query: isFilled(query) ? query : (found.query ?? query),
      })
    }
    return () => rerankState.replace({ ...store.getState(), query, documents, topN })
  },
}

/** Files of documents, read into the rows. */
export function useDocumentsImport(): Import {
  return useImport(target)
}
