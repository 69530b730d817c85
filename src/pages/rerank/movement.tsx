import { say } from '@/words/say.ts'
import type { RankedRow } from './ranking.ts'

/** A rank as it is shown: `7=` where scores are tied, a dash where there is none. */
export function rankWords({ rank, isTied }: RankedRow): string {
  if (rank === null) return '–'
  return isTied ? say('rerank.tied', { rank }) : String(rank)
}

/** How a document moved, with an arrow to see and words to hear. */
export function movementWords({ number: from, movement }: RankedRow) {
  if (movement === null || movement === 0) return <span>{say('rerank.stayed', { from })}</span>
  const by = Math.abs(movement)
  const isUp = movement > 0
  return (
    <span className={isUp ? 'text-good' : ''}>
      <span className="sr-only">{say(isUp ? 'rerank.moved-up' : 'rerank.moved-down', { from, by })}</span>
      <span aria-hidden>
        {say('rerank.stayed', { from })} {isUp ? '▲' : '▼'}
        {by}
      </span>
    </span>
  )
}
