import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RerankState } from '@/session/rerank.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { sayCount, saySignificant } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { changeRelevance, isDropped, markedTexts, setThreshold, thresholdRange } from './judgement.ts'
import type { RankedRows } from './ranking.ts'
import { measureRelevance } from './relevance.ts'

type JudgementBarProps = { state: RerankState; ranked: RankedRows }

/** The threshold with what it keeps and drops, and the measures of the marks; nothing while there are neither. */
export function JudgementBar({ state, ranked }: JudgementBarProps) {
  const { threshold, relevance } = state
  const isJudged = relevance !== undefined && (relevance.isMarking || relevance.documents.length > 0)
  if (threshold === undefined && !isJudged) return null
  return (
    <div className="grid gap-2 rounded-md border border-line p-3 text-sm">
      {threshold !== undefined && <Threshold threshold={threshold} ranked={ranked} />}
      {isJudged && <Measures state={state} ranked={ranked} />}
    </div>
  )
}

const STEPS = 200

function Threshold({ threshold, ranked }: { threshold: number; ranked: RankedRows }) {
  const { low, high } = thresholdRange(ranked)
  const dropped = ranked.rows.filter((row) => isDropped(row, threshold)).length
  const shown = saySignificant(threshold, 3)
  return (
    <Row
      onClose={() => setThreshold(null)}
      close={say('rerank.threshold-remove')}
      result={say('rerank.threshold-result', {
        kept: sayCount(ranked.rows.length - dropped),
        dropped: sayCount(dropped),
      })}
    >
      <label className="flex w-72 min-w-0 items-center gap-2">
        <span className="whitespace-nowrap tabular-nums">{say('rerank.threshold', { value: shown })}</span>
        <input
          type="range"
          min={low}
          max={high}
          step={(high - low) / STEPS}
          value={threshold}
          aria-valuetext={shown}
          className="min-h-8 w-full accent-accent-fill"
          onChange={({ target }) => setThreshold(target.valueAsNumber)}
        />
      </label>
    </Row>
  )
}

// At rest only the measures; the fields come with marking, which `⋯` turns on.
function Measures({ state, ranked }: JudgementBarProps) {
  const { k = 1, isMarking = false } = state.relevance ?? {}
  const marked = markedTexts(state)
  const measures = measureRelevance(ranked.rows, ({ text }) => marked.has(text), k)
  const result =
    measures === null
      ? say('rerank.marks-none')
      : say('rerank.measures', {
          k,
          mrr: saySignificant(measures.reciprocalRank, 3),
          ndcg: saySignificant(measures.ndcg, 3),
          precision: saySignificant(measures.precision, 3),
        })
  if (!isMarking) return <p className="text-ink-soft tabular-nums">{result}</p>
  return (
    <Row
      onClose={() => changeRelevance({ documents: [], isMarking: false })}
      close={say('rerank.marks-remove')}
      result={result}
    >
      <label className="grid grid-cols-[auto_4.5rem] items-center gap-2" title={say('rerank.k-hint')}>
        {say('rerank.k')}
        <input
          type="number"
          min={1}
          max={1000}
          value={k}
          className={inputLook}
          onChange={({ target }) => {
            const typed = target.valueAsNumber
            if (Number.isInteger(typed) && typed >= 1 && typed <= 1000) changeRelevance({ k: typed })
          }}
        />
      </label>
      <Button look="quiet" onClick={() => changeRelevance({ isMarking: false })}>
        {say('rerank.marking-done')}
      </Button>
    </Row>
  )
}

type RowProps = { result: string; close: string; onClose: () => void; children: ReactNode }

function Row({ result, close, onClose, children }: RowProps) {
  return (
    <div className="flex items-start gap-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
        {children}
        <p role="status" className="text-ink-soft tabular-nums">
          {result}
        </p>
      </div>
      <IconButton label={close} onClick={onClose}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}
