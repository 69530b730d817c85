import { type FocusEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'

type ToolbarProps = { label: string; className?: string; children: ReactNode }

const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/**
 * Buttons that are one stop for Tab: left and right go between them, Home and End to the first and the last
 * (ARIA Authoring Practices, "Toolbar"). The one that had the focus last is the stop. What opens from a
 * button, in a popover, has keys of its own.
 */
export function Toolbar({ label, className = '', children }: ToolbarProps) {
  const box = useRef<HTMLDivElement>(null)
  const stop = useRef<HTMLButtonElement | null>(null)
  const put = (next: HTMLButtonElement | undefined, buttons: readonly HTMLButtonElement[]) => {
    stop.current = next ?? null
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1
  }
  // After each commit: a button may have come, gone or been disabled.
  useLayoutEffect(() => {
    const buttons = buttonsOf(box.current)
    put(buttons.find((button) => button === stop.current) ?? buttons[0], buttons)
  })
  const focus = ({ target }: FocusEvent) => {
    const buttons = buttonsOf(box.current)
    const focused = buttons.find((button) => button === target)
    if (focused !== undefined) put(focused, buttons)
  }
  const press = (event: KeyboardEvent) => {
    const buttons = buttonsOf(box.current)
    const place = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1
    const step = STEPS[event.key]
    const isEnd = event.key === 'Home' || event.key === 'End'
    if (place < 0 || (step === undefined && !isEnd)) return
    event.preventDefault()
    const next = step === undefined ? (event.key === 'Home' ? 0 : buttons.length - 1) : place + step
    buttons[(next + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div ref={box} role="toolbar" aria-label={label} className={className} onFocus={focus} onKeyDown={press}>
      {children}
    </div>
  )
}

// Its own ones alone: not those of what opens from one of them.
function buttonsOf(box: HTMLElement | null): HTMLButtonElement[] {
  const all = Array.from(box?.querySelectorAll('button') ?? [])
  return all.filter((button) => !button.disabled && button.closest(HOLDERS) === box)
}

const HOLDERS = '[role="toolbar"], [popover], dialog'
