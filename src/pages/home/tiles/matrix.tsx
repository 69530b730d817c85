import { useMemo } from 'react'
import type { Embeddings } from '@/api/embeddings.ts'
import { cssColour, sequentialColour } from '@/lib/colour-scale.ts'
import { similarityMatrix, similarityOf, similarityOrder } from '@/lib/similarity.ts'

/** Which texts are alike, as a square of colours, in an order that brings the alike together. */
export function Matrix({ given, label }: { given: Embeddings; label: string }) {
  const { matrix, order } = useMemo(() => {
    const matrix = similarityMatrix(given.vectors)
    return { matrix, order: similarityOrder(matrix) }
  }, [given])
  return (
    <svg
      viewBox={`0 0 ${order.length} ${order.length}`}
      role="img"
      aria-label={label}
      className="mx-auto h-44 animate-appear rounded-sm"
    >
      {order.map((row, y) =>
        order.map((column, x) => (
          <rect
            key={`${row} ${column}`}
            x={x}
            y={y}
            width="1.02"
            height="1.02"
            opacity={row === column ? 0.35 : 1}
            fill={cssColour(sequentialColour(similarityOf(matrix, row, column)))}
          />
        )),
      )}
    </svg>
  )
}
