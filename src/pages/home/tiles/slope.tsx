import type { Ranking } from '@/api/rerank.ts'
import { say } from '@/words/say.ts'

const ROW = 20

/** A line from each document's place in the input to its rank, and the words of the best one. */
export function Slope({ given, documents }: { given: Ranking; documents: readonly string[] }) {
  const y = (place: number) => place * ROW + 12
  const [best] = given.ranked
  return (
    <div className="grid animate-appear gap-2">
      <svg
        viewBox={`0 0 200 ${documents.length * ROW + 4}`}
        role="img"
        aria-label={say('home.slope')}
        className="mx-auto h-32 text-[11px]"
      >
        {given.ranked.map(({ index }, place) => (
          <g key={index}>
            <line
              x1="22"
              x2="178"
              y1={y(index)}
              y2={y(place)}
              strokeWidth={place === 0 ? 3 : 1.2}
              className={place === 0 ? 'stroke-accent' : 'stroke-line-strong'}
            />
            <Place x={8} y={y(index)} number={index + 1} look="fill-ink-faint" />
            <Place x={192} y={y(place)} number={place + 1} look="fill-ink-soft" />
          </g>
        ))}
      </svg>
      <p className="line-clamp-2 text-ink-soft text-sm">{best === undefined ? '' : documents[best.index]}</p>
    </div>
  )
}

function Place({ x, y, number, look }: { x: number; y: number; number: number; look: string }) {
  return (
    <text x={x} y={y} textAnchor="middle" dominantBaseline="central" className={look}>
      {number}
    </text>
  )
}
