import { ExternalLink, Image } from 'lucide-react'
import { use, useState } from 'react'
import { hostOf } from './host-of.ts'
import { MarkdownWords } from './markdown-words.ts'

/**
 * An image in a reply is never loaded: its address could carry words of the conversation to a stranger.
 * Its text and host stand in its place, and a button that first shows the whole address that its host would
 * learn, then offers to open it in a tab of its own. An image without a host has nothing to open.
 */
export function ImageStandIn({ source, alt }: { source: string; alt: string }) {
  const words = use(MarkdownWords)
  const [isAsking, setAsking] = useState(false)
  const host = hostOf(source)
  return (
    <span className="image-stand-in">
      <Image aria-hidden className="inline size-4" /> {alt === '' ? words.image : alt}
      {host !== null && (
        <>
          <span className="link-host">{host}</span>
          <button type="button" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
            {words.openImage}
          </button>
          {isAsking && (
            <span className="basis-full">
              {words.imageTells(host)}{' '}
              <a href={source} target="_blank" rel="noopener noreferrer">
                {source}
                <ExternalLink aria-hidden className="inline size-3 align-baseline" />
              </a>
            </span>
          )}
        </>
      )}
    </span>
  )
}
