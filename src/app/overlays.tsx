import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { useAction } from '@/session/actions.ts'
import { openRecordings, recordingStore } from '@/session/recording.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import { loadPalette, PaletteDialog } from './palette-dialog.tsx'
import { shownKey } from './shown-key.ts'

// Most visits never open any of them.
const Windows = lazy(() => import('./windows.tsx').then(({ Windows }) => ({ default: Windows })))

/**
 * The way to everything by name, and what opens over any page: the palette, the sheet of keys, the checks
 * before presenting, the recordings, and Wire where the page has no panel for it.
 */
export function Overlays({ hasPanel }: { hasPanel: boolean }) {
  const [open, setOpen] = useState<'palette' | 'keys' | 'present' | 'wire' | null>(null)
  // Open before the next key comes: whoever types on at once must not type into the page.
  const openPalette = () => flushSync(() => setOpen('palette'))
  useAction('palette', openPalette)
  useAction('keys', () => setOpen('keys'))
  useAction('present', () => setOpen('present'))
  useAction('recording', () => openRecordings())
  useAction('wire', () => setOpen('wire'), !hasPanel)
  const { window } = useStore(recordingStore)
  const close = () => setOpen(null)
  useAhead()
  return (
    <>
      <Button look="plain" className="text-ink-soft" aria-label={say('palette.open')} onClick={openPalette}>
        <Search aria-hidden className="size-4" />
        <span className="hidden tablet:inline">{say('palette.open')}</span>
        <kbd className="hidden font-mono text-ink-faint text-xs laptop:inline">{shownKey('Mod+K')}</kbd>
      </Button>
      {open === 'palette' && <PaletteDialog onClose={close} />}
      <Suspense>
        {(window.isOpen || (open !== null && open !== 'palette')) && (
          <Windows open={open === 'palette' ? null : open} hasRecordings={window.isOpen} onClose={close} />
        )}
      </Suspense>
    </>
  )
}

// Behind the page that was asked for, but before it is called.
function useAhead(): void {
  useEffect(() => {
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout
    const forget = () => import('@/session/recording-memory.ts').then(({ forgetExpired }) => forgetExpired())
    whenIdle(() => void Promise.all([loadPalette(), forget()]).catch(() => {}))
  }, [])
}
