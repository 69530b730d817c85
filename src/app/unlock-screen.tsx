import '@/words/en/lock.ts'
import { Lock } from 'lucide-react'
import { UnlockForm } from '@/parts/unlock-form.tsx'
import { say } from '@/words/say.ts'

/** Stands in place of a page whose server's token is locked: nothing is asked before it is open. */
export function UnlockScreen({ name }: { name: string }) {
  return (
    <div className="mx-auto grid max-w-lg gap-4 p-6">
      <h1 className="flex items-center gap-2 font-semibold text-xl">
        <Lock aria-hidden className="size-5 text-ink-faint" />
        {say('lock.locked-for', { name })}
      </h1>
      <UnlockForm />
    </div>
  )
}
