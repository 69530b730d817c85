import { type ReactNode, useId, useState } from 'react'
import { flushSync } from 'react-dom'

type PopoverProps = {
  /** What the opening button shows. */
  trigger: ReactNode
  /** The name of the button and of what it opens. */
  label: string
  triggerLook: string
  /** Which edge of the button the panel lines up with. */
  align?: 'start' | 'end'
  children: (close: () => void) => ReactNode
}

/**
 * A button with a panel that opens below it, in the browser's top layer: Esc and a press elsewhere
 * close it, and focus returns to the button. A field in it that has the attribute `autofocus` takes the
 * focus at each opening.
 */
export function Popover({ trigger, label, triggerLook, align = 'start', children }: PopoverProps) {
  const id = useId()
  // Drawn only while it is open: what stands in it may be heavy, or be read anew at each opening.
  const [isOpen, setIsOpen] = useState(false)
  const close = () => document.getElementById(id)?.hidePopover()
  const place = align === 'start' ? '[position-area:bottom_span-right]' : '[position-area:bottom_span-left]'
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
        className={triggerLook}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        // At once: the browser looks for the field that takes the focus right after this.
        onBeforeToggle={({ newState }) => newState === 'open' && flushSync(() => setIsOpen(true))}
        // Not before it is closed: the browser gives the focus back to the button while what has it stands in here.
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
        className={`${place} my-1 max-h-[70dvh] w-max max-w-[min(92vw,420px)] overflow-y-auto rounded-md border border-line bg-raised p-1.5 text-base shadow-lg [position-try-fallbacks:flip-inline,flip-block,flip-block_flip-inline]`}
      >
        {isOpen && children(close)}
      </div>
    </>
  )
}

/** A row of a popover that does something. */
export const menuRow =
  'flex w-full min-h-8 items-center gap-2 rounded-sm px-2 py-1 text-left text-sm hover:bg-sunken aria-[current]:bg-accent-soft pointer-coarse:min-h-11'

/** Opens the popover in a part of the page as if its button had been pressed: focus stands there, too. */
export function press(place: HTMLElement | null): void {
  const button = place?.querySelector('button')
  button?.focus()
  button?.click()
}
