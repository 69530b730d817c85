import { ExternalLink } from 'lucide-react'
import { createContext, type ReactNode, use } from 'react'
import { hostOf } from './host-of.ts'

/** Takes a question that a reply offers as a link to `#ask`; without it such a link is plain text. */
export const AskContext = createContext<((question: string) => void) | null>(null)

const SAFE_SCHEMES = /^(https?|mailto|tel):/i

type LinkProps = { href: string; children: ReactNode }

/**
 * A link in a reply: it opens in a new tab, tells nobody where it was clicked, and its real host is
 * shown. A scheme that is not known to be harmless leaves the words only.
 */
export function MarkdownLink({ href, children }: LinkProps) {
  const ask = use(AskContext)
  if (href === '#ask' && ask !== null) return <Question ask={ask}>{children}</Question>
  if (href.startsWith('#') && href !== '#ask') return <a href={href}>{children}</a>
  if (!SAFE_SCHEMES.test(href)) return <span>{children}</span>
  const host = hostOf(href)
  const says = typeof children === 'string' && host !== null && saysHost(children, host)
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      {host !== null && !says && <span className="link-host">{host}</span>}
      <ExternalLink aria-hidden className="inline size-3 align-baseline" />
    </a>
  )
}

function Question({ ask, children }: { ask: (question: string) => void; children: ReactNode }) {
  return (
    <button type="button" className="question" onClick={(event) => ask(event.currentTarget.textContent)}>
      {children}
    </button>
  )
}

// Whether a text is the address itself: the whole host, not one that only begins like it.
function saysHost(text: string, host: string): boolean {
  const said = text.trim().replace(/^https?:\/\//i, '')
  return said.startsWith(host) && /^$|^[/?#]/.test(said.slice(host.length))
}
