import { createContext, type ReactNode, use } from 'react'

type ScrollBoxProps = { label: string; className: string; children: ReactNode }

/** What tells a part of the screen from others like it: it follows the name of each box that stands there. */
export const ScrollScope = createContext<string | null>(null)

/** A box that scrolls by itself; it can be focused, since a keyboard must reach what lies outside it. */
export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  const scope = use(ScrollScope)
  return (
    <section
      aria-label={scope === null ? label : `${label}, ${scope}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling is what it does
      tabIndex={0}
      className={`overflow-auto ${className}`}
    >
      {children}
    </section>
  )
}
