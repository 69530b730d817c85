import { Check, Copy, X } from 'lucide-react'
import { useEffect, useState } from 'react'

const CONFIRMED_MS = 1500

type Outcome = 'done' | 'failed'

const ICONS = { done: Check, failed: X }
const SAID = { done: 'Copied', failed: 'Could not copy' }

/** Copies a text and confirms in place. `text` may be made only when asked for. */
export function CopyButton({ text, label }: { text: string | (() => string); label: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), CONFIRMED_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () =>
    setOutcome((await copyText(typeof text === 'string' ? text : text())) ? 'done' : 'failed')
  const Icon = outcome === null ? Copy : ICONS[outcome]
  return (
    <button
      type="button"
      className="grid size-7 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink"
      aria-label={outcome === null ? label : SAID[outcome]}
      title={outcome === null ? label : SAID[outcome]}
      onClick={() => void copy()}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}

/** Copies a text; false where the browser does not let it. */
// Only a secure context has a clipboard; over plain http in a local network the old way is left.
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

function copySelected(text: string): boolean {
  const focused = document.activeElement
  const box = document.createElement('textarea')
  box.value = text
  box.readOnly = true
  box.style.position = 'fixed'
  box.style.opacity = '0'
  document.body.append(box)
  box.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    box.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
