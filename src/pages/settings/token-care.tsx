import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type CleanToken, cleanToken } from '@/lib/clean-token.ts'
import { HIDDEN } from '@/lib/hide-own.ts'
import { maskToken } from '@/lib/mask-token.ts'
import { HoldButton } from '@/parts/hold-button.tsx'
import { KeepingChoice } from '@/parts/keeping-choice.tsx'
import { TokenInput } from '@/parts/token-input.tsx'
import { judge, type Verdict, VerdictView } from '@/parts/verdict.tsx'
import type { ActiveConnection } from '@/session/connection.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { activateConnection, changeToken, takeTest } from '@/session/saved-connections.ts'
import { forgetToken, type Keeping, tokenStore } from '@/session/tokens.ts'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type TokenCareProps = { connection: ActiveConnection; isActive: boolean }

/** A connection's token: which it is, how to change and forget it, and whether the server takes it. */
export function TokenCare({ connection, isActive }: TokenCareProps) {
  const [verdict, setVerdict] = useState<Verdict>({ status: 'none' })
  const [isNew, setIsNew] = useState(false)
  const test = async (token: string | null) => {
    setVerdict({ status: 'testing' })
    const verdict = await judge(connection.name, { ...connection, token })
    setVerdict(verdict)
    return verdict.status
  }
  // A new connection that had to wait for the page to be loaded anew: it is used once it has answered.
  const testOnce = useEffectEvent(async () => {
    if (!takeTest(connection.id)) return
    setIsNew(true)
    if ((await test(connection.token)) === 'good') activateConnection(connection.id)
  })
  useEffect(() => void testOnce(), [])
  const change = (token: string, keeping: Keeping) => {
    changeToken(connection, token, keeping)
    void test(token)
  }
  const isTesting = verdict.status === 'testing'
  return (
    <>
      <TokenLine connection={connection} />
      <Button className="w-fit" disabled={isTesting} onClick={() => void test(connection.token)}>
        {say(isTesting ? 'settings.testing' : 'settings.test')}
      </Button>
      <details open={isActive} className="text-sm">
        <summary className="w-fit rounded-sm text-ink-soft">{say('settings.change-token')}</summary>
        <TokenForm name={connection.name} onChange={change} />
      </details>
      <VerdictView
        verdict={verdict}
        {...(isNew && !isActive ? { afterFailure: say('settings.saved-unused') } : {})}
        diagnosis={{ words: say('problem.check-network'), onGo: () => activateConnection(connection.id) }}
      />
    </>
  )
}

function TokenLine({ connection: { id, token, isLocked } }: { connection: ActiveConnection }) {
  const kept = useStore(tokenStore)
  const [isHeld, setIsHeld] = useState(false)
  const isDemo = useDemoMode()
  if (token === null) {
    return (
      <p className="flex flex-wrap items-center gap-3 text-sm text-warning">
        {say(isLocked ? 'settings.token-locked' : 'settings.no-token')}
        {isLocked && (
          <Button look="quiet" onClick={() => forgetToken(id)}>
            {say('settings.forget')}
          </Button>
        )}
      </p>
    )
  }
  const until = kept.device[id]?.until
  const keeping = id in kept.tab ? say('settings.kept-tab') : deviceWords(until)
  return (
    <p className="flex flex-wrap items-center gap-3 text-ink-soft text-sm">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {say('settings.token-shown', { token: isDemo ? HIDDEN : isHeld ? token : maskToken(token), keeping })}
      </span>
      <HoldButton isHeld={isHeld} onHold={setIsHeld} />
      <Button look="quiet" onClick={() => forgetToken(id)}>
        {say('settings.forget')}
      </Button>
    </p>
  )
}

function deviceWords(until: number | undefined): string {
  return until === undefined
    ? say('settings.kept-device')
    : say('settings.kept-day', { time: sayTime(until) })
}

type TokenFormProps = { name: string; onChange: (token: string, keeping: Keeping) => void }

const PROBLEM_WORDS = {
  unsendable: 'settings.token-unsendable',
  missing: 'settings.token-missing',
} as const

function TokenForm({ name, onChange }: TokenFormProps) {
  const input = useRef<HTMLInputElement>(null)
  const [keeping, setKeeping] = useState<Keeping>('tab')
  const [oddity, setOddity] = useState<CleanToken['problem']>('none')
  const [problem, setProblem] = useState<keyof typeof PROBLEM_WORDS | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (input.current === null) return
    const { token, problem } = cleanToken(input.current.value)
    if (token === '') return setProblem('missing')
    if (problem === 'unsendable') return setProblem(problem)
    input.current.value = ''
    setOddity('none')
    setProblem(null)
    onChange(token, keeping)
  }
  return (
    <form className="mt-3 grid gap-3" onSubmit={submit} noValidate>
      <Field
        label={say('settings.token-of', { name })}
        hint={oddity === 'no-prefix' ? say('settings.token-odd') : undefined}
        error={problem === null ? null : say(PROBLEM_WORDS[problem])}
      >
        {(control) => <TokenInput control={control} ref={input} onProblem={setOddity} />}
      </Field>
      <KeepingChoice keeping={keeping} onChange={setKeeping} />
      <Button type="submit" className="w-fit">
        {say('settings.keep-token')}
      </Button>
    </form>
  )
}
