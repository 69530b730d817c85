import '@/words/en/compare.ts'
import { type ReactNode, useState } from 'react'
import { Dialog } from '@/ui/dialog.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

type DifferenceProps = {
  /** What can be compared, by name: two of them at a time. */
  names: readonly string[]
  onClose: () => void
  /** Draws in what two of them differ, told by their places. */
  children: (left: number, right: number) => ReactNode
}

/** Two of several answers, beside each other in whatever way their page compares them. */
export function Difference({ names, onClose, children }: DifferenceProps) {
  const [left, setLeft] = useState(0)
  const [right, setRight] = useState(1)
  return (
    <Dialog title={say('compare.difference')} closeLabel={say('compare.difference-close')} onClose={onClose}>
      <div className="grid gap-3 tablet:grid-cols-2">
        <Choice label={say('compare.left')} names={names} chosen={left} onChoose={setLeft} />
        <Choice label={say('compare.right')} names={names} chosen={right} onChoose={setRight} />
      </div>
      {left < names.length && right < names.length && children(left, right)}
    </Dialog>
  )
}

type ChoiceProps = {
  label: string
  names: readonly string[]
  chosen: number
  onChoose: (index: number) => void
}

function Choice({ label, names, chosen, onChoose }: ChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className={inputLook}
          value={chosen}
          onChange={(event) => onChoose(Number(event.target.value))}
        >
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its column
            <option key={index} value={index}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
