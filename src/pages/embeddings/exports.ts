import type { Embeddings } from '@/api/embeddings.ts'
import { toCsv } from '@/lib/download.ts'
import { type EmbeddingsState, sentRows } from '@/session/embeddings.ts'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'

/** What can be saved of an answer. A text whose vector did not come has an empty one. */
export function exportsOf(given: Embeddings, asked: EmbeddingsState) {
  const rows = sentRows(asked)
  const numbers = (index: number) => Array.from(given.vectors[index] ?? [])
  const json = () => JSON.stringify(rows.map(({ text }, index) => ({ text, embedding: numbers(index) })))
  const csv = () => toCsv(rows.map(({ text }, index) => [text, ...numbers(index)]))
  const { vectors, metadata } = projectorFiles(given.vectors, rows)
  return [
    { words: say('export.json'), act: () => saveFile('embeddings.json', json(), 'application/json') },
    { words: say('export.csv'), act: () => saveFile('embeddings.csv', csv(), 'text/csv') },
    {
      words: say('embeddings.export-vectors'),
      act: () => saveFile('vectors.tsv', vectors(), 'text/tab-separated-values'),
    },
    {
      words: say('embeddings.export-metadata'),
      act: () => saveFile('metadata.tsv', metadata(), 'text/tab-separated-values'),
    },
  ]
}

/**
 * The pair of files that the Embedding Projector (projector.tensorflow.org) reads: vectors without a head,
 * and their texts with one. Rows without a vector stand in neither, so that the two keep step.
 */
function projectorFiles(
  vectors: readonly (Float32Array | null)[],
  rows: readonly { text: string; label: number; number: number }[],
): { vectors: () => string; metadata: () => string } {
  const kept = () =>
    rows.flatMap((row, index) => {
      const vector = vectors[index]
      return vector ? [{ ...row, vector }] : []
    })
  const line = (cells: readonly (string | number)[]) => cells.join('\t')
  const word = (text: string) => text.replaceAll(/[\t\r\n]+/g, ' ')
  return {
    vectors: () =>
      kept()
        .map(({ vector }) => line(Array.from(vector)))
        .join('\n'),
    metadata: () =>
      [
        line(['text', 'label', 'number']),
        ...kept().map(({ text, label, number }) => line([word(text), label, number])),
      ].join('\n'),
  }
}
