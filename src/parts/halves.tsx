import '@/words/en/endpoint.ts'
import { type ReactNode, type Ref, useState } from 'react'
import { useStore } from 'zustand'
import { preferences } from '@/session/preferences.ts'
import { Split } from '@/ui/split.tsx'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'

type HalvesProps = {
  /** What scrolls where the halves stand one below the other. */
  stack: Ref<HTMLDivElement>
  load: ReactNode
  input: ReactNode
  bar: (beside: ReactNode) => ReactNode
  answer: ReactNode
  /** Whether the answer is several columns. */
  hasColumns: boolean
}

/** Many columns need more room than one answer: the input's share of the width. */
const BESIDE_COLUMNS = 0.3

/**
 * Input and answer side by side, each with a scroll of its own; on a narrow screen one below the other, and
 * Load and Run stand together at the foot of the window.
 */
export function Halves({ stack, load, input, bar, answer, hasColumns }: HalvesProps) {
  const { split } = useStore(preferences)
  const [besideColumns, setBesideColumns] = useState(BESIDE_COLUMNS)
  if (useNarrow()) {
    return (
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto]">
        <div ref={stack} className="overflow-y-auto">
          <section aria-label={say('frame.input')} className="flex flex-col gap-4 p-4">
            {input}
          </section>
          {answer}
        </div>
        <div className="px-4">{bar(load)}</div>
      </div>
    )
  }
  return (
    <Split
      share={hasColumns ? besideColumns : split}
      label={say('frame.divider')}
      onChange={(share) => (hasColumns ? setBesideColumns(share) : preferences.setState({ split: share }))}
    >
      <section aria-label={say('frame.input')} className="flex h-full flex-col gap-4 overflow-y-auto p-4">
        <div className="flex items-center justify-between gap-2">{load}</div>
        {input}
        <div className="sticky -bottom-4 z-1 -mb-4 mt-auto">{bar(null)}</div>
      </section>
      {answer}
    </Split>
  )
}
