import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useAction } from '@/session/actions.ts'
import { openRecordings, recordingStore } from '@/session/recording.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import { shownKey } from './shown-key.ts'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(() => loadPalette().then(({ Palette }) => ({ default: Palette })))
// Most visits never open any of them.
const Windows = lazy(() => import('./windows.tsx').then(({ Windows }) => ({ default: Windows })))

/**
 * The way to everything by name, and what opens over any page: the palette, the sheet of keys, the checks
 * before presenting, the recordings, and Wire where the page has no panel for it.
 */
export function Overlays({ hasPanel }: { hasPanel: boolean }) {
  const [open, setOpen] = useState<'palette' | 'keys' | 'present' | 'wire' | null>(null)
  useAction('palette', () => setOpen('palette'))
  useAction('keys', () => setOpen('keys'))
  useAction('present', () => setOpen('present'))
  useAction('recording', () => openRecordings())
  useAction('wire', () => setOpen('wire'), !hasPanel)
  const { window } = useStore(recordingStore)
  const close = () => setOpen(null)
  useAhead()
  return (
    <>
      <Button
        look="plain"
        className="text-ink-soft"
        aria-label={say('palette.open')}
        onClick={() => setOpen('palette')}
      >
        <Search aria-hidden className="size-4" />
        <span className="hidden tablet:inline">{say('palette.open')}</span>
        <kbd className="hidden font-mono text-ink-faint text-xs laptop:inline">{shownKey('Mod+K')}</kbd>
      </Button>
      <Suspense>
        {open === 'palette' && <Palette onClose={close} />}
        {(window.isOpen || (open !== null && open !== 'palette')) && (
          <Windows open={open === 'palette' ? null : open} hasRecordings={window.isOpen} onClose={close} />
        )}
      </Suspense>
    </>
  )
}

// Behind the page that was asked for, but before it is called: whoever types on at once must not type into the page.
function useAhead(): void {
  useEffect(() => {
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout
    const forget = () => import('@/session/recording-memory.ts').then(({ forgetExpired }) => forgetExpired())
    whenIdle(() => void Promise.all([loadPalette(), forget()]).catch(() => {}))
  }, [])
}
