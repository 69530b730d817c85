import '@/words/en/share.ts'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { openPackedFile, type SharedPage } from '@/session/share.ts'
import { FileRow } from '@/ui/file-row.tsx'
import { menuRow } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { sharePage } from './share-page.ts'

type ShareRowsProps = { page: SharedPage; model: string | null; onDone: () => void }

/** In Load: the page as it stands as a link, or as a file where that would be too long; and such a file again. */
export function ShareRows({ page, model, onDone }: ShareRowsProps) {
  const navigate = useNavigate()
  const [said, setSaid] = useState('')
  const copy = async () => setSaid(say(`share.${await sharePage(page, model)}`))
  const open = async (file: File) => {
    const path = await openPackedFile(file)
    if (path === null) return setSaid(say('share.unreadable'))
    await navigate(path)
    onDone()
  }
  return (
    <>
      <h3 className="px-2 pt-2 font-medium text-ink-faint text-xs">{say('share.title')}</h3>
      <button type="button" className={menuRow} onClick={() => void copy()}>
        {say('share.copy')}
      </button>
      <FileRow accept=".json,application/json" onFile={(file) => void open(file)}>
        {say('share.open')}
      </FileRow>
      <p role="status" className="px-2 text-info text-xs empty:hidden">
        {said}
      </p>
    </>
  )
}
