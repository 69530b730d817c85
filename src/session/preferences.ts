import * as z from 'zod/mini'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { MODEL_KINDS } from '@/api/models.ts'
import { SNIPPET_LANGUAGES } from '@/lib/snippet/languages.ts'
import { LANGUAGES, type Language, speak, spoken } from '@/words/language.ts'
import { deviceStorage } from './browser-storage.ts'

/** How often health may be asked, in seconds; 0 is never by itself. */
export const HEALTH_EVERY_SECONDS = [10, 30, 60, 300, 0] as const

// German where the system speaks it; whoever speaks neither reads English.
const systemLanguage: Language = navigator.language.startsWith('de') ? 'de' : 'en'

const preferencesState = z.object({
  language: z.catch(z.enum(LANGUAGES), systemLanguage),
  theme: z.catch(z.enum(['system', 'light', 'dark']), 'system'),
  /** The model last used on each page, by the page's name. */
  lastModels: z.catch(z.record(z.string(), z.string()), {}),
  /** The model last asked on each page, chosen or not, by the server's binding and the page's name. */
  askedModels: z.catch(z.record(z.string(), z.string()), {}),
  /** Whether the side panel is open, by page. */
  panels: z.catch(z.record(z.string(), z.boolean()), {}),
  panelTab: z.catch(z.enum(['parameters', 'code', 'wire']), 'parameters'),
  codeLanguage: z.catch(z.enum(SNIPPET_LANGUAGES), 'curl'),
  /** The input's share of the width, 0 to 1. */
  split: z.catch(z.number().check(z.minimum(0.2), z.maximum(0.8)), 0.4),
  /** What the user said a model is for, by its id. */
  modelKinds: z.catch(z.record(z.string(), z.enum(MODEL_KINDS)), {}),
  /** The ids of the models that stand first in every list, in the order of their pinning. */
  pinnedModels: z.catch(z.array(z.string()), []),
  /** The bindings (address and upstream) of servers that refuse to be asked for usage. */
  noUsage: z.catch(z.array(z.string()), []),
  /** The base URLs of servers that refuse to answer embeddings in base64. */
  noBase64: z.catch(z.array(z.string()), []),
  /** The models, behind their base URLs, that refuse to be asked for the times of words. */
  noTimes: z.catch(z.array(z.string()), []),
  /** The microphone to record with, by its id in this browser; empty follows the system. */
  microphone: z.catch(z.string(), ''),
  healthEverySeconds: z.catch(z.literal(HEALTH_EVERY_SECONDS), 30),
  isStripHidden: z.catch(z.boolean(), false),
  singleKeys: z.catch(z.boolean(), true),
})

type Preferences = z.infer<typeof preferencesState>

export type Theme = Preferences['theme']

const NAME = 'taas.preferences'
let isRead = false

/**
 * What the user likes, on this device. A value that cannot be read gives way to its default. A change in another tab is
 * followed at once, but for where a tab is: its models, panels and halves stay as they are there.
 */
export const preferences = createStore<Preferences>()(
  persist((): Preferences => preferencesState.parse({}), {
    name: NAME,
    storage: createJSONStorage(() => deviceStorage),
    merge: (kept, current) => {
      const { lastModels, panels, panelTab, codeLanguage, split } = current
      const own = isRead ? { lastModels, panels, panelTab, codeLanguage, split } : {}
      return { ...current, ...preferencesState.safeParse(kept ?? {}).data, ...own }
    },
  }),
)
isRead = true

addEventListener('storage', async ({ key }) => {
  if (key !== NAME && key !== null) return
  await preferences.persist.rehydrate()
  const { language } = preferences.getState()
  if (language !== spoken.getState().language) await speak(language)
})

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

/** Chooses a theme; `/theme.js` reads the same preference before the first paint. */
export function chooseTheme(theme: Theme): void {
  preferences.setState({ theme })
}

function applyTheme(): void {
  const { theme } = preferences.getState()
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}

preferences.subscribe(applyTheme)
systemIsDark.addEventListener('change', applyTheme)

/** Chooses a language; it is spoken, on every page and without a reload, as soon as its words are here. */
export function chooseLanguage(language: Language): Promise<void> {
  preferences.setState({ language })
  return speak(language)
}

/** What is worth taking to another device: all but its microphone. */
export function portablePreferences(): Record<string, unknown> {
  const { microphone: _, ...portable } = preferences.getState()
  return portable
}

/** Takes the preferences of another device, and speaks its language; what cannot be read gives way to its default. */
export function takePreferences(taken: Record<string, unknown>): Promise<void> {
  const { microphone } = preferences.getState()
  const read = preferencesState.safeParse({ ...taken, microphone })
  if (!read.success) return Promise.resolve()
  preferences.setState(read.data)
  return speak(read.data.language)
}

/** Settles once the preferred language is spoken, or cannot be. */
export const languageReady = speak(preferences.getState().language)

spoken.subscribe(({ language }) => {
  document.documentElement.lang = language
})

/** Pins a model, or takes its pin away. */
export function togglePin(model: string): void {
  preferences.setState(({ pinnedModels }) => ({
    pinnedModels: pinnedModels.includes(model)
      ? pinnedModels.filter((each) => each !== model)
      : [...pinnedModels, model],
  }))
}

/** The models with the pinned ones first, each group in its order. */
export function pinnedFirst<Each extends { id: string }>(
  models: readonly Each[],
  pinned: readonly string[],
): Each[] {
  const isPinned = ({ id }: Each) => pinned.includes(id)
  return [...models.filter(isPinned), ...models.filter((model) => !isPinned(model))]
}

export function rememberModel(page: string, model: string): void {
  preferences.setState(({ lastModels }) => ({ lastModels: { ...lastModels, [page]: model } }))
}

/** Under which name the model is kept that a page asked last of a server. */
export function askedKey(binding: string, page: string): string {
  return `${binding} ${page}`
}

/** Remembers which model a page asked: it is the page's while the server's list cannot be had. */
export function rememberAsked(binding: string, page: string, model: string): void {
  const key = askedKey(binding, page)
  if (preferences.getState().askedModels[key] === model) return
  preferences.setState(({ askedModels }) => ({ askedModels: { ...askedModels, [key]: model } }))
}
