import '@/words/en/compare.ts'
import { GitCompare } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

// Looked at now and then; the page comes without it.
const Difference = lazy(() => import('./difference.tsx').then(({ Difference }) => ({ default: Difference })))

type DifferenceButtonProps<Each> = {
  /** The answers that are there; it waits until there are two. */
  answers: readonly Each[]
  nameOf: (answer: Each) => string
  /** Draws in what two of them differ. */
  children: (left: Each, right: Each) => ReactNode
}

/** Opens the answers of the columns, two at a time, with what they differ in. */
export function DifferenceButton<Each>({ answers, nameOf, children }: DifferenceButtonProps<Each>) {
  const [isOpen, setIsOpen] = useState(false)
  const canCompare = answers.length > 1
  const draw = (leftPlace: number, rightPlace: number) => {
    const left = answers[leftPlace]
    const right = answers[rightPlace]
    return left === undefined || right === undefined ? null : children(left, right)
  }
  return (
    <>
      <Button
        look="quiet"
        disabled={!canCompare}
        title={say(canCompare ? 'compare.difference-title' : 'compare.waits')}
        onClick={() => setIsOpen(true)}
      >
        <GitCompare aria-hidden className="size-4" />
        {say('compare.difference')}
      </Button>
      {isOpen && (
        <Suspense>
          <Difference names={answers.map(nameOf)} onClose={() => setIsOpen(false)}>
            {draw}
          </Difference>
        </Suspense>
      )}
    </>
  )
}
