import { normOf } from '@/lib/similarity.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { sayFixed } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const BARS = 96

/** The start of a vector as bars, its figures, and all of it to be copied. */
export function VectorDetails({ vector }: { vector: Float32Array }) {
  const values = vector.subarray(0, BARS)
  const most = values.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9)
  const { min, max } = endsOf(vector)
  return (
    <div className="grid gap-3">
      <svg
        viewBox={`0 0 ${BARS} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('embeddings.vector', { count: values.length })}
        className="h-32 w-full rounded-md bg-sunken"
      >
        {Array.from(values, (value, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a number of a vector is its place
            key={index}
            x={index + 0.1}
            width="0.8"
            y={value > 0 ? 20 - (value / most) * 18 : 20}
            height={(Math.abs(value) / most) * 18 || 0}
            className="fill-accent"
          />
        ))}
      </svg>
      <p className="flex items-center gap-2 text-ink-soft text-sm tabular-nums">
        {say('embeddings.vector-facts', {
          dimensions: vector.length,
          norm: sayFixed(normOf(vector), 4),
          min: sayFixed(min, 4),
          max: sayFixed(max, 4),
        })}
        <CopyButton label={say('embeddings.vector-copy')} text={() => JSON.stringify(Array.from(vector))} />
      </p>
    </div>
  )
}

function endsOf(vector: Float32Array): { min: number; max: number } {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of vector) {
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return { min, max }
}
