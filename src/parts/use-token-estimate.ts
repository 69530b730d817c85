import { useEffect, useState } from 'react'

type Estimate = (text: string) => number

// The counter comes with the first text that is to be counted.
let estimate: Estimate | null = null

/** About how many tokens a text has; null until the counter has come. A text is counted where it stands. */
export function useTokenEstimate(text: string): number | null {
  const [, setHasCome] = useState(estimate !== null)
  const isWanted = text !== '' && estimate === null
  useEffect(() => {
    if (!isWanted) return
    void import('tokenx').then(({ estimateTokenCount }) => {
      estimate = estimateTokenCount
      setHasCome(true)
    })
  }, [isWanted])
  if (text === '') return 0
  return estimate === null ? null : estimate(text)
}
