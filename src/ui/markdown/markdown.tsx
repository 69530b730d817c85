import { memo, type ReactNode, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { joinSplit, type SplitText } from '@/lib/split-markdown.ts'
import { LiveFence } from './live-fence.tsx'

type Render = (text: string, idPrefix: string) => ReactNode
type Parser = { renderMarkdown: Render; growingMarkdown: () => Render }

// The parser is a heavy chunk: it comes in idle time, and until then a text is shown as it is.
let parser: Parser | null = null
let loading: Promise<void> | null = null
const waiting = new Set<() => void>()

/** Fetches the parser ahead of its first use. */
export function loadMarkdown(): Promise<void> {
  loading ??= import('./render-markdown.tsx').then(({ renderMarkdown, growingMarkdown }) => {
    parser = { renderMarkdown, growingMarkdown }
    for (const tell of waiting) tell()
  })
  return loading
}

function useParser(): Parser | null {
  return useSyncExternalStore(
    (tell) => {
      waiting.add(tell)
      void loadMarkdown()
      return () => waiting.delete(tell)
    },
    () => parser,
  )
}

/**
 * Markdown that may still be growing. Blocks that are finished are parsed and drawn once; only the
 * live block is parsed again. `idPrefix` keeps the ids of two texts apart.
 */
export function Markdown({ split, idPrefix }: { split: SplitText; idPrefix: string }) {
  const parser = useParser()
  if (parser === null) return <p className="whitespace-pre-wrap">{joinSplit(split)}</p>
  return (
    <div className="markdown">
      {split.groups.map((blocks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever added at the end
        <BlockGroup key={index} blocks={blocks} idPrefix={idPrefix} render={parser.renderMarkdown} />
      ))}
      {split.live !== '' && (
        // One element a block: one that went from block to block would count as moved.
        <LiveBlock key={blockCount(split)} split={split} idPrefix={idPrefix} parser={parser} />
      )}
    </div>
  )
}

function blockCount({ groups }: SplitText): number {
  return groups.reduce((count, blocks) => count + blocks.length, 0)
}

type BlockGroupProps = { blocks: readonly string[]; idPrefix: string; render: Render }

const BlockGroup = memo(function BlockGroup({ blocks, idPrefix, render }: BlockGroupProps) {
  return (
    <div className="markdown-group">
      {blocks.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end
        <Block key={index} text={text} idPrefix={idPrefix} render={render} />
      ))}
    </div>
  )
})

type BlockProps = { text: string; idPrefix: string; render: Render }

const Block = memo(function Block({ text, idPrefix, render }: BlockProps) {
  return render(text, idPrefix)
})

function LiveBlock({ split, idPrefix, parser }: { split: SplitText; idPrefix: string; parser: Parser }) {
  if (split.openFence !== null && !split.openFence.startsWith('$')) return <LiveFence text={split.live} />
  return <LiveText text={split.live} idPrefix={idPrefix} parser={parser} />
}

/** A live block up to this long is parsed at every frame: characters. */
const PARSED_EACH_FRAME = 4_096
const PARSE_EVERY_MS = 100

type LiveTextProps = { text: string; idPrefix: string; parser: Parser }

function LiveText({ text, idPrefix, parser }: LiveTextProps) {
  const [render] = useState(parser.growingMarkdown)
  const parsed = useParsedPart(text)
  const rendered = useMemo(() => render(parsed, idPrefix), [parsed, idPrefix, render])
  return (
    <div className="markdown-group">
      {rendered}
      {parsed.length < text.length && (
        <span className="block whitespace-pre-wrap">{text.slice(parsed.length)}</span>
      )}
    </div>
  )
}

// A long block is parsed ten times a second; what came since stands behind it as text. The refs are a
// cache: whatever they hold, parsed part and rest together are the text.
function useParsedPart(text: string): string {
  const parsed = useRef(text)
  const parsedAtMs = useRef(0)
  const nowMs = performance.now()
  const isDue = text.length <= PARSED_EACH_FRAME || nowMs - parsedAtMs.current >= PARSE_EVERY_MS
  if (isDue || !text.startsWith(parsed.current)) {
    parsed.current = text
    parsedAtMs.current = nowMs
  }
  return parsed.current
}
