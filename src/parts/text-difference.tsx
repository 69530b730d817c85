import { lazy, Suspense } from 'react'
import { DifferenceButton } from './difference-button.tsx'
import type { Comparable } from './word-difference.tsx'

const WordDifference = lazy(() =>
  import('./word-difference.tsx').then(({ WordDifference }) => ({ default: WordDifference })),
)

/** The texts of the columns, two at a time, word by word. */
export function TextDifference({ texts }: { texts: readonly Comparable[] }) {
  return (
    <DifferenceButton answers={texts} nameOf={({ name }) => name}>
      {(left, right) => (
        <Suspense>
          <WordDifference left={left} right={right} />
        </Suspense>
      )}
    </DifferenceButton>
  )
}
