import { type ComponentType, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { say } from '@/words/say.ts'

type Palette = ComponentType<{ onChoose: (go: () => void) => void }>

let known: Palette | null = null

/** Brings what stands in the palette. */
export async function loadPalette(): Promise<Palette> {
  const { Palette } = await import('./palette.tsx')
  known = Palette
  return Palette
}

/**
 * The palette's window. It is open at once and takes the keys; what stands in it, which most visits never need, may
 * come a moment later.
 */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Not by Suspense, which keeps back for a third of a second what has come already.
  const [Palette, setPalette] = useState(() => known)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (known === null)
      void loadPalette().then(
        (loaded) => setPalette(() => loaded),
        () => dialog.current?.close(),
      )
  }, [])
  // Once: Enter is a key of the field and, through it, a press of the row.
  const choose = (go: () => void) => {
    if (dialog.current?.open !== true) return
    dialog.current.close()
    go()
  }
  return (
    <dialog
      ref={dialog}
      aria-label={say('palette.open')}
      closedby="any"
      onClose={onClose}
      className="mx-auto mt-[10dvh] mb-auto max-h-[70dvh] w-[min(92vw,560px)] rounded-lg border border-line bg-raised p-2 text-ink shadow-lg backdrop:bg-black/40"
    >
      {Palette !== null && <Palette onChoose={choose} />}
    </dialog>
  )
}
