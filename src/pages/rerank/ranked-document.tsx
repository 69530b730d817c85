import { saySignificant } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { movementWords, rankWords } from './movement.tsx'
import type { RankedRow } from './ranking.ts'

type RankedDocumentProps = {
  row: RankedRow
  isSandbox: boolean
  isDropped: boolean
  isRelevant: boolean
  /** Marks the document, or takes its mark away; null while marks are not set. */
  onMark: (() => void) | null
}

/** One document of the ranking: rank, score, text with its bar, and how far it has moved. */
export function RankedDocument({ row, isSandbox, isDropped, isRelevant, onMark }: RankedDocumentProps) {
  return (
    <>
      <span className="font-semibold tabular-nums @min-[28rem]:text-right">{rankWords(row)}</span>
      {/* Where it is narrow, on a phone or in a column of Compare, score and movement stand under the text. */}
      <span className="order-2 col-start-2 text-sm tabular-nums @min-[28rem]:order-none @min-[28rem]:col-start-auto @min-[28rem]:text-right @min-[28rem]:text-base">
        {row.score === null ? (
          <span className="text-sm text-warning">
            {say(row.isMissing ? 'rerank.unranked' : 'rerank.no-score')}
          </span>
        ) : (
          saySignificant(row.score, 4)
        )}
      </span>
      <span className="order-1 col-span-2 grid gap-1.5 @min-[28rem]:order-none @min-[28rem]:col-span-1">
        <span className={`[overflow-wrap:anywhere] ${isDropped ? 'text-ink-faint' : ''}`}>{row.text}</span>
        {row.bar !== null && (
          <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken forced-color-adjust-none">
            <span
              className={`block h-full rounded-full ${isDropped ? 'bg-line-strong' : 'bg-accent-fill'}`}
              style={{ width: `${row.bar * 100}%` }}
            />
          </span>
        )}
        {isSandbox && row.score === 0 && (
          <span className="text-ink-faint text-xs">{say('rerank.no-word')}</span>
        )}
        <Remarks isDropped={isDropped} isRelevant={isRelevant} onMark={onMark} position={row.number} />
      </span>
      <span className="order-3 whitespace-nowrap text-ink-soft text-sm tabular-nums @min-[28rem]:order-none @min-[28rem]:text-right">
        {movementWords(row)}
      </span>
    </>
  )
}

function Remarks({
  isDropped,
  isRelevant,
  onMark,
  position,
}: Omit<RankedDocumentProps, 'row' | 'isSandbox'> & { position: number }) {
  if (!isDropped && !isRelevant && onMark === null) return null
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-xs">
      {onMark === null ? (
        isRelevant && <span className="text-good">{say('rerank.is-relevant')}</span>
      ) : (
        <label className="flex min-h-6 items-center gap-1.5 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={isRelevant}
            aria-label={say('rerank.mark', { number: position })}
            onChange={onMark}
          />
          {say('rerank.is-relevant')}
        </label>
      )}
      {isDropped && <span className="text-ink-faint">{say('rerank.dropped')}</span>}
    </span>
  )
}
