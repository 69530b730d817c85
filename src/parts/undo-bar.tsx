import '@/words/en/undo.ts'
import { X } from 'lucide-react'
import { useCallback, useState } from 'react'
import { Button, IconButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

type Undo = {
  offered: { words: () => string; undo: () => void } | null
  offer: (words: () => string, undo: () => void) => void
  dismiss: () => void
}

/** The last thing that can be taken back; a newer one takes its place. */
export function useUndo(): Undo {
  const [offered, setOffered] = useState<Undo['offered']>(null)
  const offer = useCallback((words: () => string, undo: () => void) => setOffered({ words, undo }), [])
  return { offered, offer, dismiss: () => setOffered(null) }
}

/** Says what was done and takes it back on request; it stays until it is dismissed. */
export function UndoBar({ undo: { offered, dismiss } }: { undo: Undo }) {
  return (
    <div role="status" className="mx-auto w-full max-w-[720px] px-4">
      {offered !== null && (
        <p className="flex animate-appear items-center gap-2 rounded-md border border-line bg-raised px-3 py-1 text-sm shadow-sm">
          <span className="min-w-0 flex-1 truncate">{offered.words()}</span>
          <Button
            look="quiet"
            onClick={() => {
              offered.undo()
              dismiss()
            }}
          >
            {say('undo.undo')}
          </Button>
          <IconButton label={say('undo.dismiss')} onClick={dismiss}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </p>
      )}
    </div>
  )
}
