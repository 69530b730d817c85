import {
  Activity,
  AudioLines,
  Boxes,
  Grid3x3,
  History as HistoryIcon,
  House,
  ListChecks,
  ListOrdered,
  MessageSquare,
  Mic,
  Settings,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { WordKey } from '@/words/word-key.ts'

/** A screen of the console: where it is, what it is called, how its code comes. */
export type Screen = {
  path: string
  title: WordKey
  icon: ComponentType<{ className?: string }>
  group: 'home' | 'try' | 'test' | 'bottom'
  /** The letter that goes there, after `g`. */
  key: string | null
  load: () => Promise<{ default: ComponentType }>
}

/** Every screen, in the order of the navigation. Adding a page is one line here and one folder. */
export const screens: readonly Screen[] = [
  {
    path: '',
    title: 'page.home',
    icon: House,
    group: 'home',
    key: 'h',
    load: () => import('@/pages/home/home-page.tsx'),
  },
  {
    path: 'chat',
    title: 'page.chat',
    icon: MessageSquare,
    group: 'try',
    key: 'c',
    load: () => import('@/pages/chat/chat-page.tsx'),
  },
  {
    path: 'embeddings',
    title: 'page.embeddings',
    icon: Grid3x3,
    group: 'try',
    key: 'e',
    load: () => import('@/pages/embeddings/embeddings-page.tsx'),
  },
  {
    path: 'rerank',
    title: 'page.rerank',
    icon: ListOrdered,
    group: 'try',
    key: 'r',
    load: () => import('@/pages/rerank/rerank-page.tsx'),
  },
  {
    path: 'transcription',
    title: 'page.transcription',
    icon: Mic,
    group: 'try',
    key: 't',
    load: () => import('@/pages/transcription/transcription-page.tsx'),
  },
  {
    path: 'speech',
    title: 'page.speech',
    icon: AudioLines,
    group: 'try',
    key: 's',
    load: () => import('@/pages/speech/speech-page.tsx'),
  },
  {
    path: 'models',
    title: 'page.models',
    icon: Boxes,
    group: 'test',
    key: 'm',
    load: () => import('@/pages/models/models-page.tsx'),
  },
  {
    path: 'check',
    title: 'page.check',
    icon: ListChecks,
    group: 'test',
    key: 'k',
    load: () => import('@/pages/check/check-page.tsx'),
  },
  {
    path: 'status',
    title: 'page.status',
    icon: Activity,
    group: 'test',
    key: null,
    load: () => import('@/pages/status/status-page.tsx'),
  },
  {
    path: 'history',
    title: 'page.history',
    icon: HistoryIcon,
    group: 'bottom',
    key: 'y',
    load: () => import('@/pages/history/history-page.tsx'),
  },
  {
    path: 'settings',
    title: 'page.settings',
    icon: Settings,
    group: 'bottom',
    key: null,
    load: () => import('@/pages/settings/settings-page.tsx'),
  },
]
