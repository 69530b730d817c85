import { useSyncExternalStore } from 'react'

/** Whether a media query holds, kept up as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query)
      media.addEventListener('change', tell)
      return () => media.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
}

/** Whether the window is too narrow for two columns. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 899px)')
}
