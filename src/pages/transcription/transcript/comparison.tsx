import { lazy, Suspense, useMemo, useState } from 'react'
import { countCharacterErrors, countWordErrors, type Leniency } from '@/lib/word-errors.ts'
import { Button } from '@/ui/button.tsx'
import { sayFixed } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const WordDifference = lazy(() =>
  import('@/parts/word-difference.tsx').then(({ WordDifference }) => ({ default: WordDifference })),
)

// A table of differences grows with the product of both lengths.
const COMPARED_WORDS_CHARACTERS = 200_000
const COMPARED_CHARACTERS = 20_000

type ComparisonProps = { reference: string; text: string; leniency: Leniency }

/** How far a transcript is from what was really said: errors by word and by character, and where they are. */
export function Comparison({ reference, text, leniency }: ComparisonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const length = reference.length + text.length
  const words = useMemo(
    () => (length > COMPARED_WORDS_CHARACTERS ? null : countWordErrors(reference, text, leniency)),
    [reference, text, leniency, length],
  )
  const characters = useMemo(
    () => (length > COMPARED_CHARACTERS ? null : countCharacterErrors(reference, text, leniency)),
    [reference, text, leniency, length],
  )
  if (words === null)
    return <p className="text-ink-faint text-sm">{say('transcription.too-long-to-compare')}</p>
  if (words.rate === null) return null
  if (words.errors === 0) return <p className="text-good text-sm">{say('transcription.matches')}</p>
  return (
    <section aria-label={say('transcription.comparison')} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="text-sm text-warning tabular-nums">
          {say('transcription.errors', { count: words.errors, words: words.of, rate: percent(words.rate) })}
          {characters !== null && characters.rate !== null && (
            <> {say('transcription.character-errors', { rate: percent(characters.rate) })}</>
          )}
        </p>
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {say('transcription.difference')}
        </Button>
      </div>
      {hasNumerals(reference) !== hasNumerals(text) && (
        <p className="text-ink-faint text-sm">{say('transcription.numerals')}</p>
      )}
      {isOpen && (
        <Suspense>
          <WordDifference
            left={{ name: say('transcription.reference'), text: reference }}
            right={{ name: say('transcription.text'), text }}
            leniency={leniency}
          />
        </Suspense>
      )}
    </section>
  )
}

function hasNumerals(text: string): boolean {
  return /\p{N}/u.test(text)
}

function percent(rate: number): string {
  return sayFixed(rate * 100, 1)
}
