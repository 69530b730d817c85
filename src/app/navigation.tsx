import { Fragment } from 'react'
import { NavLink } from 'react-router'
import { useStore } from 'zustand'
import { runningAnswers } from '@/session/chat/running.ts'
import { say } from '@/words/say.ts'
import { type Screen, screens } from './routes.tsx'

type NavigationProps = { isDrawer?: boolean; isCollapsed?: boolean }

/** The rail: every screen, icons only where the window is narrow or the rail is to stay out of the way. */
export function Navigation({ isDrawer = false, isCollapsed = false }: NavigationProps) {
  const words = isDrawer ? '' : isCollapsed ? 'hidden' : 'hidden desktop:inline'
  return (
    <nav
      aria-label={say('nav.label')}
      className="flex h-full flex-col gap-0.5 overflow-y-auto p-2 short:gap-0"
    >
      <p className="flex h-8 items-center gap-2 px-2 font-semibold">
        <img src="/icon.svg" alt="" className="size-6" />
        <span className={words}>{say('app.name')}</span>
      </p>
      <span className="h-3 short:hidden" />
      {inGroup('home').map((screen) => (
        <ScreenLink key={screen.path} screen={screen} words={words} />
      ))}
      {(['try', 'test'] as const).map((group) => (
        <Fragment key={group}>
          <p className={`px-2.5 pt-4 pb-1 font-medium text-ink-faint text-xs ${words}`}>
            {say(`nav.${group}`)}
          </p>
          <span
            className={
              isDrawer
                ? 'hidden'
                : `mx-2 my-2 border-line border-t short:my-1 ${isCollapsed ? '' : 'desktop:hidden'}`
            }
          />
          {inGroup(group).map((screen) => (
            <ScreenLink key={screen.path} screen={screen} words={words} />
          ))}
        </Fragment>
      ))}
      <span className="flex-1" />
      {inGroup('bottom').map((screen) => (
        <ScreenLink key={screen.path} screen={screen} words={words} />
      ))}
    </nav>
  )
}

function inGroup(group: Screen['group']): Screen[] {
  return screens.filter((screen) => screen.group === group)
}

function ScreenLink({ screen, words }: { screen: Screen; words: string }) {
  const Icon = screen.icon
  const title = useTitle(screen)
  // Ahead of time; what does not come now is told when it is wanted.
  const prefetch = () => void screen.load().catch(() => {})
  return (
    <NavLink
      to={`/${screen.path}`}
      end
      title={title}
      aria-label={title}
      onMouseEnter={prefetch}
      onFocus={prefetch}
      className="flex min-h-9 shrink-0 items-center gap-2.5 rounded-sm px-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent short:min-h-8 pointer-coarse:min-h-11"
    >
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span className={words}>{say(screen.title)}</span>
      {screen.path === 'chat' && <RunningMark />}
    </NavLink>
  )
}

// A screen's name; Chat's says how many answers are coming in, on whichever page the reader is.
function useTitle({ path, title }: Screen): string {
  const { count } = useStore(runningAnswers)
  if (path !== 'chat' || count === 0) return say(title)
  return say('nav.running', { title: say(title), count })
}

function RunningMark() {
  const { count } = useStore(runningAnswers)
  if (count === 0) return null
  return (
    <span
      aria-hidden
      className="ml-auto min-w-5 rounded-full bg-accent-fill px-1.5 text-center text-accent-on text-xs tabular-nums"
    >
      {count}
    </span>
  )
}
