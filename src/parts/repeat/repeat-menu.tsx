import '@/words/en/endpoint.ts'
import { ChevronDown } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useAction, useOffers } from '@/session/actions.ts'
import type { RepeatSource } from '@/session/repeat-run.ts'
import { say } from '@/words/say.ts'
import { ActionMenu } from '../action-menu.tsx'

// Used now and then; the page comes without it.
const RepeatDialog = lazy(() =>
  import('./repeat-dialog.tsx').then(({ RepeatDialog }) => ({ default: RepeatDialog })),
)

/** Another way to run: a window of the page's own. */
export type RunChoice = { words: string; dialog: (onClose: () => void) => ReactNode }

type RepeatMenuProps = {
  /** What would be sent now; null while nothing can be. */
  source: () => RepeatSource | null
  further?: RunChoice | undefined
}

/** The menu behind a page's verb. */
export function RepeatMenu({ source, further }: RepeatMenuProps) {
  const [opened, setOpened] = useState<RepeatSource | 'further' | null>(null)
  const place = useRef<HTMLSpanElement>(null)
  // What opened the window was a row of a menu that is gone: the focus goes to the menu's button.
  const close = () => {
    setOpened(null)
    place.current?.querySelector('button')?.focus()
  }
  const repeat = () => setOpened(source())
  const ways = further === undefined ? [] : [{ words: further.words, act: () => setOpened('further') }]
  useAction('repeat', repeat)
  useOffers('run', ways)
  return (
    <span ref={place} className="contents">
      <ActionMenu label={say('run.menu')} actions={[{ words: say('run.repeat'), act: repeat }, ...ways]}>
        <ChevronDown aria-hidden className="size-4" />
      </ActionMenu>
      {opened !== null && (
        <Suspense>
          {opened === 'further' ? further?.dialog(close) : <RepeatDialog source={opened} onClose={close} />}
        </Suspense>
      )}
    </span>
  )
}
