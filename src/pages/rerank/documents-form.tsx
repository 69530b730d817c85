import { useStore } from 'zustand'
import { LineList, withLines } from '@/parts/line-list.tsx'
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
          onFile={openDocuments}
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

/** Adds the lines of a text file to the documents. */
export function openDocuments(file: File): void {
  void file.text().then((text) => {
    const lines = rerankState.store.getState().documents.map((document) => ({ text: document }))
    const next = withLines(lines, text, (line) => ({ text: line }))
    rerankState.store.setState({ documents: next.map((line) => line.text) })
  })
}
