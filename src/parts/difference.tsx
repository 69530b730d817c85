import '@/words/en/compare.ts'
import { useMemo, useState } from 'react'
import { wordDifference } from '@/lib/word-difference.ts'
import { Dialog } from '@/ui/dialog.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

/** A text that can be compared, and how it is called. */
export type Comparable = { name: string; text: string }

/** Two of several texts, word by word: what only one of them has is marked by colour and by a line. */
export function Difference({ texts, onClose }: { texts: readonly Comparable[]; onClose: () => void }) {
  const [leftIndex, setLeft] = useState(0)
  const [rightIndex, setRight] = useState(1)
  const left = texts[leftIndex]
  const right = texts[rightIndex]
  const found = useMemo(
    () => (left === undefined || right === undefined ? null : wordDifference(left.text, right.text)),
    [left, right],
  )
  return (
    <Dialog title={say('compare.difference')} closeLabel={say('compare.difference-close')} onClose={onClose}>
      <div className="grid gap-3 tablet:grid-cols-2">
        <Choice label={say('compare.left')} texts={texts} chosen={leftIndex} onChoose={setLeft} />
        <Choice label={say('compare.right')} texts={texts} chosen={rightIndex} onChoose={setRight} />
      </div>
      {found !== null && left !== undefined && right !== undefined && (
        <>
          <p className="flex flex-wrap gap-x-4 text-ink-soft text-sm">
            <span>{say('compare.shared', { percent: Math.floor(found.shared * 100) })}</span>
            <del className="rounded-sm bg-bad-soft px-1 text-bad">
              {say('compare.only', { name: left.name })}
            </del>
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
      )}
    </Dialog>
  )
}

type ChoiceProps = {
  label: string
  texts: readonly Comparable[]
  chosen: number
  onChoose: (index: number) => void
}

function Choice({ label, texts, chosen, onChoose }: ChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className={inputLook}
          value={chosen}
          onChange={(event) => onChoose(Number(event.target.value))}
        >
          {texts.map(({ name }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is its column
            <option key={index} value={index}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
