import { type ReactNode, useEffect, useRef } from 'react'

/** A sheet over the whole window: what stands at the side where there is room. Esc closes it. */
export function Sheet({
  label,
  onClose,
  children,
}: {
  label: string
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      className="m-0 h-dvh max-h-none w-dvw max-w-none overflow-y-auto bg-surface text-ink"
    >
      {children}
    </dialog>
  )
}
