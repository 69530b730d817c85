import { useStore } from 'zustand'
import { LineList } from '@/parts/line-list.tsx'
import { rerankState } from '@/session/rerank.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

/** The query, and the documents to be ranked by it. */
export function DocumentsForm() {
  const { query, documents } = useStore(rerankState.store)
  return (
    <>
      <Field label={say('rerank.query')}>
        {(control) => (
          <textarea
            {...control}
            rows={1}
            className={`${inputLook} field-sizing-content max-h-32 resize-none`}
            value={query}
            onChange={(event) => rerankState.store.setState({ query: event.target.value })}
          />
        )}
      </Field>
      <section aria-label={say('rerank.documents')} className="grid gap-1">
        <h2 className="font-medium text-sm">{say('rerank.documents')}</h2>
        <LineList
          lines={documents.map((text) => ({ text }))}
          toLine={(text) => ({ text })}
          onChange={(lines) => rerankState.store.setState({ documents: lines.map(({ text }) => text) })}
          words={{
            list: say('rerank.documents'),
            row: (number) => say('rerank.document', { number }),
            remove: (number) => say('rerank.remove', { number }),
            add: say('rerank.add'),
          }}
          warning={({ text }, index) =>
            text.trim() !== '' && documents.indexOf(text) < index ? say('rerank.repeated') : null
          }
        />
      </section>
    </>
  )
}
