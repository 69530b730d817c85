import '@/words/en/compare.ts'
import '@/words/en/lock.ts'
import { Lock } from 'lucide-react'
import { say } from '@/words/say.ts'
import { UnlockForm } from './unlock-form.tsx'

/** Stands in place of a column whose server's token is locked: nothing is asked there before it is open. */
export function LockedColumn({ number, name }: { number: number; name: string }) {
  return (
    <section
      aria-label={say('compare.answer', { number })}
      className="grid min-h-80 min-w-0 content-start gap-3 overflow-y-auto p-3"
    >
      <p className="flex items-center gap-2 font-medium [overflow-wrap:anywhere]">
        <Lock aria-hidden className="size-4 shrink-0 text-ink-faint" />
        {say('lock.locked-for', { name })}
      </p>
      <UnlockForm />
    </section>
  )
}
