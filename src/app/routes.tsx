import { MessageSquare, Settings } from 'lucide-react'
import type { ComponentType } from 'react'
import type { WordKey } from '@/words/en.ts'

/** A screen of the console: where it is, what it is called, how its code comes. */
export type Screen = {
  path: string
  title: WordKey
  icon: ComponentType<{ className?: string }>
  group: 'try' | 'bottom'
  load: () => Promise<{ default: ComponentType }>
}

/** Every screen, in the order of the navigation. Adding a page is one line here and one folder. */
export const screens: readonly Screen[] = [
  {
    path: 'chat',
    title: 'page.chat',
    icon: MessageSquare,
    group: 'try',
    load: () => import('@/pages/chat/chat-page.tsx'),
  },
  {
    path: 'settings',
    title: 'page.settings',
    icon: Settings,
    group: 'bottom',
    load: () => import('@/pages/settings/settings-page.tsx'),
  },
]
