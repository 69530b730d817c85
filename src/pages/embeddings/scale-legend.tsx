import { cssColour } from '@/lib/colour-scale.ts'
import { sayCosine } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import type { Scale } from './similarity/scales.ts'

const STEPS = 24

type ScaleLegendProps = { scale: Scale; words: string; hasUndefined: boolean }

/** What the colours stand for. */
export function ScaleLegend({ scale, words, hasUndefined }: ScaleLegendProps) {
  const { low, high, colourOf } = scale
  const from = sayEnd(low)
  const to = sayEnd(high)
  return (
    <div
      className="flex flex-wrap items-center gap-x-2 text-ink-faint text-xs tabular-nums [forced-color-adjust:none]"
      role="img"
      aria-label={say('embeddings.legend', { from, to, words })}
    >
      <span>{from}</span>
      <svg
        viewBox={`0 0 ${STEPS} 1`}
        preserveAspectRatio="none"
        className="h-2 w-40 rounded-full"
        aria-hidden
      >
        {Array.from({ length: STEPS }, (_, step) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a scale are their places
            key={step}
            x={step}
            y="0"
            width="1.1"
            height="1"
            fill={cssColour(colourOf(low + (step / (STEPS - 1)) * (high - low)))}
          />
        ))}
      </svg>
      <span>{to}</span>
      <span>{words}</span>
      {hasUndefined && <span>{say('embeddings.legend-undefined')}</span>}
    </div>
  )
}

function sayEnd(value: number): string {
  return Number.isInteger(value) ? sayCosine(value, 0) : sayCosine(value)
}
