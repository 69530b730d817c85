import { say } from '@/words/say.ts'

/** A key of the list of actions as this computer's keyboard names it: `Mod+K` is `⌘ K` or `Ctrl K`, in German `Strg K`. */
export function shownKey(key: string): string {
  const isApple = /mac|iphone|ipad/i.test(navigator.userAgent)
  return key.replace('Mod+', isApple ? '⌘ ' : `${say('key.control')} `).replace('Escape', 'Esc')
}
