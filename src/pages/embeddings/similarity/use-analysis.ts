import { useEffect, useMemo, useState } from 'react'
import { type Analysis, emptyAnalysis, MOST_ROWS, runAnalysis } from './run-analysis.ts'

/** The analysis of an answer's vectors as far as it has come; more rows than it takes get none. */
export function useAnalysis(vectors: readonly (Float32Array | null)[]): Analysis {
  const empty = useMemo(() => emptyAnalysis(vectors.length), [vectors])
  const [told, setTold] = useState({ vectors, analysis: empty })
  useEffect(() => {
    if (vectors.length > MOST_ROWS) return
    return runAnalysis(vectors, (analysis) => setTold({ vectors, analysis }))
  }, [vectors])
  return told.vectors === vectors ? told.analysis : empty
}
