import '@/words/en/frame.ts'
import { Menu } from 'lucide-react'
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { useStore } from 'zustand'
import { useAction } from '@/session/actions.ts'
import { type ActiveConnection, useConnection } from '@/session/connection.ts'
import { usePresenting } from '@/session/demo-mode.ts'
import { chooseLanguage } from '@/session/preferences.ts'
import { type StorageTrouble, storageState } from '@/session/storage-state.ts'
import { startTour, tourStore } from '@/session/tour.ts'
import { IconButton } from '@/ui/button.tsx'
import { useLanguage } from '@/words/language.ts'
import { say } from '@/words/say.ts'
import { ConnectionChip } from './connection-chip.tsx'
import { DemoNotice } from './demo-notice.tsx'
import { Navigation } from './navigation.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { OutcomeNotice } from './outcome-notice.tsx'
import { Overlays } from './overlays.tsx'
import { usePageFocus } from './page-focus.ts'
import { screens } from './routes.tsx'
import { useShortcuts } from './shortcuts.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { VersionNotice } from './version-notice.tsx'

// Only a console without a server to talk to shows it.
const ConnectForm = lazy(() =>
  import('@/parts/connect-form.tsx').then(({ ConnectForm }) => ({ default: ConnectForm })),
)

// Most visits take no tour.
const TourBar = lazy(() => import('./tour/tour-bar.tsx').then(({ TourBar }) => ({ default: TourBar })))

// Most browsers keep what is done here. A notice that does not come must not take the frame with it.
const StorageNotice = lazy<ComponentType<{ trouble: StorageTrouble }>>(() =>
  import('./storage-notice.tsx').then(
    ({ StorageNotice }) => ({ default: StorageNotice }),
    () => ({ default: () => null }),
  ),
)

// Most visits have no lock.
const UnlockScreen = lazy(() =>
  import('./unlock-screen.tsx').then(({ UnlockScreen }) => ({ default: UnlockScreen })),
)

/** The frame around every screen: rail, top bar, the screen itself. */
export function Layout() {
  const connection = useConnection()
  const page = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const screen = screens.find(({ path }) => path === pathname.replace(/^\/|\/$/g, ''))
  const language = useLanguage()
  const isPresenting = usePresenting()
  const storage = useStore(storageState, ({ state }) => state)
  const isTouring = useStore(tourStore, ({ step }) => step !== null)
  useAction('language', () => void chooseLanguage(language === 'en' ? 'de' : 'en'))
  useAction('tour', () => {
    startTour()
    void navigate('/')
  })
  useShortcuts()
  usePageFocus(page)
  return (
    <div
      className={`grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[3rem_minmax(0,1fr)] tablet:grid-cols-[3.5rem_minmax(0,1fr)] ${isPresenting ? '' : 'desktop:grid-cols-[13rem_minmax(0,1fr)]'}`}
    >
      <a
        href="#page"
        className="-translate-y-16 fixed top-2 left-2 z-10 rounded-sm bg-accent-fill px-3 py-1.5 text-accent-on focus:translate-y-0"
      >
        {say('app.skip')}
      </a>
      <aside className="row-span-2 hidden border-line border-r bg-surface tablet:block">
        <Navigation isCollapsed={isPresenting} />
      </aside>
      <header className="flex min-w-0 items-center gap-2 border-line border-b bg-surface px-3">
        <Drawer />
        {connection !== null && <ConnectionChip connection={connection} />}
        <span className="flex-1" />
        <Overlays hasPanel={screen?.group === 'try'} />
        <ThemeSwitch />
      </header>
      <main
        ref={page}
        id="page"
        tabIndex={-1}
        aria-label={say(screen?.title ?? 'missing.title')}
        className="grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] outline-none"
      >
        <div>
          <OfflineNotice />
          <Suspense>{storage !== 'available' && <StorageNotice trouble={storage} />}</Suspense>
          <VersionNotice />
          <DemoNotice />
          <OutcomeNotice />
          <Suspense>{isTouring && <TourBar />}</Suspense>
        </div>
        {/* Contained: what grows in a page lays out nothing around it. */}
        <div className="min-h-0 [contain:size_layout]">
          <Screen connection={connection} path={screen?.path ?? ''} />
        </div>
      </main>
    </div>
  )
}

// A locked token is asked for where it would be used; what needs none stays open.
function Screen({ connection, path }: { connection: ActiveConnection | null; path: string }) {
  if (connection === null) return <ConnectScreen />
  if (!connection.isLocked || path === 'settings' || path === 'status') return <Outlet />
  return (
    <Suspense>
      <UnlockScreen name={connection.name} />
    </Suspense>
  )
}

function ConnectScreen() {
  return (
    <div className="mx-auto grid max-w-lg gap-4 p-6">
      <h1 className="font-semibold text-xl">{say('settings.connect-title')}</h1>
      <p className="text-ink-soft">{say('settings.connect-text')}</p>
      <Suspense>
        <ConnectForm />
      </Suspense>
    </div>
  )
}

// On a small screen the rail is a drawer; going somewhere closes it, be it to the page that is open.
function Drawer() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="tablet:hidden">
      <IconButton label={say('app.menu')} onClick={() => setIsOpen(true)}>
        <Menu aria-hidden className="size-5" />
      </IconButton>
      {isOpen && <OpenDrawer onClose={() => setIsOpen(false)} />}
    </div>
  )
}

function OpenDrawer({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { key } = useLocation()
  const openedAt = useRef(key)
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (key !== openedAt.current) dialog.current?.close()
  }, [key])
  return (
    <dialog
      ref={dialog}
      closedby="any"
      onClose={onClose}
      aria-label={say('app.menu')}
      className="m-0 h-dvh max-h-none w-60 border-line border-r bg-surface text-ink backdrop:bg-ink/30"
    >
      <Navigation isDrawer />
    </dialog>
  )
}
