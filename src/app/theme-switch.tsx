import { Moon, Sun } from 'lucide-react'
import { useStore } from 'zustand'
import { useAction } from '@/session/actions.ts'
import { chooseTheme, preferences } from '@/session/preferences.ts'
import { IconButton } from '@/ui/button.tsx'
import { useMedia } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'

/** Turns the theme over; the system's choice stands in Settings. */
export function ThemeSwitch() {
  const { theme } = useStore(preferences)
  const isSystemDark = useMedia('(prefers-color-scheme: dark)')
  const isDark = theme === 'dark' || (theme === 'system' && isSystemDark)
  const turn = () => chooseTheme(isDark ? 'light' : 'dark')
  useAction('theme', turn)
  return (
    <IconButton label={say(isDark ? 'theme.switch-to-light' : 'theme.switch-to-dark')} onClick={turn}>
      {isDark ? <Sun aria-hidden className="size-4.5" /> : <Moon aria-hidden className="size-4.5" />}
    </IconButton>
  )
}
