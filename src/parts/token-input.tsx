import { type Ref, useState } from 'react'
import { type CleanToken, cleanToken } from '@/lib/clean-token.ts'
import { type ControlProps, inputLook } from '@/ui/field.tsx'
import { HoldButton } from './hold-button.tsx'

type TokenInputProps = {
  control: ControlProps
  /** The value is read from here when it is needed: React would write it into the document. */
  ref: Ref<HTMLInputElement>
  onProblem: (problem: CleanToken['problem']) => void
}

/** Where a token is pasted: masked, revealed while held. */
export function TokenInput({ control, ref, onProblem }: TokenInputProps) {
  const [isHeld, setIsHeld] = useState(false)
  return (
    <div className="flex items-center gap-1">
      <input
        {...control}
        ref={ref}
        type={isHeld ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        className={`${inputLook} font-mono`}
        onInput={(event) => onProblem(cleanToken(event.currentTarget.value).problem)}
      />
      <HoldButton isHeld={isHeld} onHold={setIsHeld} />
    </div>
  )
}
