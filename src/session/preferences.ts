import * as z from 'zod/mini'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

const preferencesState = z.object({
  theme: z.catch(z.enum(['system', 'light', 'dark']), 'system'),
  /** The model last used on each page, by the page's name. */
  lastModels: z.catch(z.record(z.string(), z.string()), {}),
  isPanelOpen: z.catch(z.boolean(), true),
})

type Preferences = z.infer<typeof preferencesState>

export type Theme = Preferences['theme']

/** What the user likes, on this device. A value that cannot be read gives way to its default. */
export const preferences = createStore<Preferences>()(
  persist((): Preferences => ({ theme: 'system', lastModels: {}, isPanelOpen: true }), {
    name: 'taas.preferences',
    storage: createJSONStorage(() => localStorage),
    merge: (kept, current) => ({ ...current, ...preferencesState.safeParse(kept ?? {}).data }),
  }),
)

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

export function rememberModel(page: string, model: string): void {
  preferences.setState(({ lastModels }) => ({ lastModels: { ...lastModels, [page]: model } }))
}
