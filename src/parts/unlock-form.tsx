import '@/words/en/lock.ts'
import { type FormEvent, useRef, useState } from 'react'
import { unlockTokens, wipeLockedTokens } from '@/session/tokens.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

/** Opens the locked tokens with their passphrase, or wipes them where it is forgotten. */
export function UnlockForm() {
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'ready' | 'busy' | 'wrong'>('ready')
  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (input.current === null || state === 'busy') return
    setState('busy')
    let isOpen = false
    try {
      isOpen = await unlockTokens(input.current.value)
    } catch (error) {
      setState('ready')
      throw error
    }
    if (isOpen) return
    setState('wrong')
    input.current?.select()
  }
  return (
    <form className="grid max-w-md gap-3" onSubmit={(event) => void unlock(event)} noValidate>
      <Field label={say('lock.passphrase')} error={state === 'wrong' ? say('lock.wrong') : null}>
        {(control) => (
          <input
            {...control}
            ref={input}
            type="password"
            autoComplete="current-password"
            className={inputLook}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" disabled={state === 'busy'}>
          {say(state === 'busy' ? 'lock.busy' : 'lock.unlock')}
        </Button>
        <Forgotten />
      </div>
    </form>
  )
}

function Forgotten() {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button look="quiet" onClick={() => setIsAsking(true)}>
        {say('lock.forgotten')}
      </Button>
    )
  }
  return (
    <div
      role="alertdialog"
      aria-label={say('lock.wipe')}
      className="grid gap-2 rounded-sm bg-warning-soft p-3"
    >
      <p className="text-sm text-warning">{say('lock.wipe-sure')}</p>
      <div className="flex flex-wrap gap-2">
        <Button autoFocus onClick={() => setIsAsking(false)}>
          {say('lock.keep')}
        </Button>
        <Button onClick={wipeLockedTokens}>{say('lock.wipe')}</Button>
      </div>
    </div>
  )
}
