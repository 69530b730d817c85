import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from './button.tsx'

type DialogProps = { title: string; closeLabel: string; onClose: () => void; children: ReactNode }

/** A window over the page that takes all keys until it is closed; focus then goes back where it was. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className="m-auto max-h-[85dvh] w-[min(92vw,860px)] animate-appear overflow-y-auto rounded-lg border border-line bg-raised p-0 text-ink shadow-lg backdrop:bg-black/40"
    >
      <div className="sticky top-0 flex items-center gap-2 border-line border-b bg-raised px-4 py-2">
        <h2 className="flex-1 font-semibold">{title}</h2>
        <IconButton label={closeLabel} onClick={() => dialog.current?.close()}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="grid gap-3 p-4">{children}</div>
    </dialog>
  )
}
