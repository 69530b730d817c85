import '@/words/en/lock.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { canSeal } from '@/lib/passphrase.ts'
import { UnlockForm } from '@/parts/unlock-form.tsx'
import { lockTokens, removeLock, shutTokens, tokenStore } from '@/session/tokens.ts'
import { vaultStore } from '@/session/vault.ts'
import { Button } from '@/ui/button.tsx'
import { Field, inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

/** The lock on the remembered tokens: set it, open it, shut it, take it away. */
export function TokenLock() {
  const { vault, key } = useStore(vaultStore)
  return (
    <section aria-labelledby="token-lock" className="grid gap-3 rounded-md border border-line bg-surface p-4">
      <div>
        <h3 id="token-lock" className="font-medium">
          {say('lock.title')}
        </h3>
        <p className="text-ink-soft text-sm">{stateWords(vault !== null, key !== null)}</p>
      </div>
      {vault === null && <NoLock />}
      {vault !== null && key === null && <UnlockForm />}
      {vault !== null && key !== null && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={shutTokens}>{say('lock.shut')}</Button>
          <Button look="quiet" onClick={removeLock}>
            {say('lock.remove')}
          </Button>
        </div>
      )}
    </section>
  )
}

function stateWords(isLocked: boolean, isOpen: boolean): string {
  if (!isLocked) return say('lock.hint')
  return say(isOpen ? 'lock.open' : 'lock.locked')
}

function NoLock() {
  const [isSetting, setIsSetting] = useState(false)
  const hasTokens = useStore(tokenStore, ({ device }) => Object.keys(device).length > 0)
  if (isSetting && hasTokens) return <LockForm onCancel={() => setIsSetting(false)} />
  const reason = canSeal() ? say('lock.nothing') : say('lock.insecure')
  const canLock = hasTokens && canSeal()
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button disabled={!canLock} onClick={() => setIsSetting(true)}>
        {say('lock.start')}
      </Button>
      {!canLock && <p className="text-ink-faint text-sm">{reason}</p>}
    </div>
  )
}

const LEAST_CHARACTERS = 12

function LockForm({ onCancel }: { onCancel: () => void }) {
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<'lock.short' | 'lock.differs' | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const lock = (event: FormEvent) => {
    event.preventDefault()
    const passphrase = first.current?.value ?? ''
    if ([...passphrase].length < LEAST_CHARACTERS) return setProblem('lock.short')
    if (passphrase !== second.current?.value) return setProblem('lock.differs')
    setProblem(null)
    setIsBusy(true)
    // Once it is locked another form stands here; where it could not be, this one is used again.
    void lockTokens(passphrase).finally(() => setIsBusy(false))
  }
  const look = { type: 'password', autoComplete: 'new-password', className: inputLook } as const
  return (
    <form className="grid max-w-md gap-3" onSubmit={lock} noValidate>
      <p className="rounded-sm bg-warning-soft p-3 text-sm text-warning">{say('lock.warning')}</p>
      <Field
        label={say('lock.passphrase')}
        hint={say('lock.passphrase-hint')}
        error={problem === 'lock.short' ? say(problem) : null}
      >
        {(control) => <input {...control} {...look} ref={first} />}
      </Field>
      <Field label={say('lock.again')} error={problem === 'lock.differs' ? say(problem) : null}>
        {(control) => <input {...control} {...look} ref={second} />}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" disabled={isBusy}>
          {say(isBusy ? 'lock.busy' : 'lock.do')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {say('lock.cancel')}
        </Button>
      </div>
    </form>
  )
}
