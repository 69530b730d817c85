import '@/words/en/picture.ts'
import { ImageDown } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { copyPicture, drawPicture } from '@/ui/draw-picture.ts'
import { menuRow, Popover } from '@/ui/popover.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'
import type { WordKey } from '@/words/word-key.ts'

/** A chart with a way to take it along: as a file, or on the clipboard. `name` is the file's, without `.png`. */
export function Pictured({ name, children }: { name: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const make = () => (box.current === null ? Promise.reject(new Error('Gone.')) : drawPicture(box.current))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)]">
      <div ref={box}>{children}</div>
      <div className="flex justify-end">
        <PictureMenu name={name} make={make} />
      </div>
    </div>
  )
}

type PictureMenuProps = { name: string; make: () => Promise<Blob> }

function PictureMenu({ name, make }: PictureMenuProps) {
  return (
    <Popover
      label={say('picture.label')}
      align="end"
      triggerLook="grid min-h-8 min-w-8 place-items-center rounded-sm text-ink-faint hover:bg-sunken pointer-coarse:min-h-11 pointer-coarse:min-w-11"
      trigger={<ImageDown aria-hidden className="size-4" />}
    >
      {(close) => <PictureActions name={name} make={make} onDone={close} />}
    </Popover>
  )
}

/** Save and copy, as rows of a menu; what came of copying is said below. */
export function PictureActions({ name, make, onDone }: PictureMenuProps & { onDone: () => void }) {
  const [said, setSaid] = useState<WordKey | null>(null)
  const save = async () => saveFile(`${name}.png`, await make())
  const copy = async () => setSaid((await copyPicture(make)) ? 'picture.copied' : 'picture.not-copied')
  return (
    <>
      <button type="button" className={menuRow} onClick={() => void save().then(onDone)}>
        {say('picture.save')}
      </button>
      <button type="button" className={menuRow} onClick={() => void copy()}>
        {say('picture.copy')}
      </button>
      <p role="status" className="px-2 text-ink-faint text-xs empty:hidden">
        {said !== null && say(said)}
      </p>
    </>
  )
}
