/** A key of the list of actions as this computer's keyboard names it: `Mod+K` is `⌘ K` or `Ctrl K`. */
export function shownKey(key: string): string {
  const isApple = /mac|iphone|ipad/i.test(navigator.userAgent)
  return key.replace('Mod+', isApple ? '⌘ ' : 'Ctrl ').replace('Escape', 'Esc')
}
