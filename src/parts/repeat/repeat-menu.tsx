import '@/words/en/endpoint.ts'
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import type { RepeatSource } from '@/session/repeat-run.ts'
import { say } from '@/words/say.ts'
import { ActionMenu } from '../action-menu.tsx'

// Used now and then; the page comes without it.
const RepeatDialog = lazy(() =>
  import('./repeat-dialog.tsx').then(({ RepeatDialog }) => ({ default: RepeatDialog })),
)

/** The menu behind a page's verb. `source` gives what would be sent now; null while nothing can be. */
export function RepeatMenu({ source }: { source: () => RepeatSource | null }) {
  const [opened, setOpened] = useState<RepeatSource | null>(null)
  const place = useRef<HTMLSpanElement>(null)
  // What opened the window was a row of a menu that is gone: the focus goes to the menu's button.
  const close = () => {
    setOpened(null)
    place.current?.querySelector('button')?.focus()
  }
  return (
    <span ref={place} className="contents">
      <ActionMenu
        label={say('run.menu')}
        actions={[{ words: say('run.repeat'), act: () => setOpened(source()) }]}
      >
        <ChevronDown aria-hidden className="size-4" />
      </ActionMenu>
      {opened !== null && (
        <Suspense>
          <RepeatDialog source={opened} onClose={close} />
        </Suspense>
      )}
    </span>
  )
}
