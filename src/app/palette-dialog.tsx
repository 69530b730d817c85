import { type ComponentType, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

type Palette = ComponentType<{ start: string; onChoose: (go: () => void) => void }>

let known: Palette | null = null

/** Brings what stands in the palette. */
export async function loadPalette(): Promise<Palette> {
  const { Palette } = await import('./palette.tsx')
  known = Palette
  return Palette
}

/**
 * The palette's window. It is open at once and takes the keys; what it finds with them, which most visits never need,
 * may come a moment later.
 */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Not by Suspense, which keeps back for a third of a second what has come already.
  const [Palette, setPalette] = useState(() => known)
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<Error | null>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (known === null) void loadPalette().then((loaded) => setPalette(() => loaded), setFailure)
  }, [])
  // Thrown while it is drawn, it reaches whoever says that code did not come.
  if (failure !== null) throw failure
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
      {Palette === null ? (
        <input
          aria-label={say('palette.open')}
          className={inputLook}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : (
        <Palette start={typed} onChoose={choose} />
      )}
    </dialog>
  )
}
