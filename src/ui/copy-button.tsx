import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

const CONFIRMED_MS = 1500

/** Copies a text and confirms in place. `text` may be made only when asked for. */
export function CopyButton({ text, label }: { text: string | (() => string); label: string }) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), CONFIRMED_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
    setIsCopied(true)
  }
  const Icon = isCopied ? Check : Copy
  return (
    <button
      type="button"
      className="grid size-7 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink"
      aria-label={isCopied ? 'Copied' : label}
      title={label}
      onClick={() => void copy()}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
