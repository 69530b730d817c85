import '@/words/en/compare.ts'
import { useMemo } from 'react'
import { wordDifference } from '@/lib/word-difference.ts'
import type { Leniency } from '@/lib/word-errors.ts'
import { say } from '@/words/say.ts'

/** A text that can be compared, and how it is called. */
export type Comparable = { name: string; text: string }

type WordDifferenceProps = {
  left: Comparable
  right: Comparable
  /** What does not count; absent, everything does. */
  leniency?: Leniency
}

/** Two texts word by word: what only one of them has is marked by colour and by a line. */
export function WordDifference({ left, right, leniency }: WordDifferenceProps) {
  const found = useMemo(
    () => wordDifference(left.text, right.text, leniency),
    [left.text, right.text, leniency],
  )
  return (
    <>
      <p className="flex flex-wrap gap-x-4 text-ink-soft text-sm">
        <span>{say('compare.shared', { percent: Math.floor(found.shared * 100) })}</span>
        <del className="rounded-sm bg-bad-soft px-1 text-bad">{say('compare.only', { name: left.name })}</del>
        <ins className="rounded-sm bg-good-soft px-1 text-good">
          {say('compare.only', { name: right.name })}
        </ins>
      </p>
      <p className="whitespace-pre-wrap leading-relaxed [overflow-wrap:anywhere]">
        {found.parts.map(({ text, kind }, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          if (kind === 'same') return <span key={index}>{text}</span>
          return kind === 'left' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
            <del key={index} className="bg-bad-soft text-bad">
              {text}
            </del>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
            <ins key={index} className="bg-good-soft text-good">
              {text}
            </ins>
          )
        })}
      </p>
    </>
  )
}
