import '@/words/en/storage.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import { rescueAll, resetDatabase } from '@/session/storage-rescue.ts'
import type { StorageTrouble } from '@/session/storage-state.ts'
import { Button, linkButton } from '@/ui/button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** Says why this browser keeps nothing, or nothing new, with the way out where there is one. */
export function StorageNotice({ trouble }: { trouble: StorageTrouble }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-warning-soft px-4 py-1 text-sm text-warning"
    >
      <span className="min-w-0 flex-1 basis-64">{say(`storage.${trouble}`)}</span>
      {trouble === 'full' && (
        <Link className={linkButton} to="/history">
          {say('storage.free')}
        </Link>
      )}
      {(trouble === 'newer' || trouble === 'broken') && <WayOut />}
    </div>
  )
}

function WayOut() {
  const [isAsking, setIsAsking] = useState(false)
  const [said, setSaid] = useState('')
  const save = async () => setSaid(await saveReadable())
  const reset = async () => {
    setIsAsking(false)
    const isDone = await resetDatabase(() => setSaid(say('storage.reset-held'))).catch(() => false)
    if (isDone) return location.reload()
    setSaid(say('storage.reset-failed'))
  }
  return (
    <>
      {said !== '' && <span>{said}</span>}
      <Button look="quiet" onClick={() => location.reload()}>
        {say('storage.again')}
      </Button>
      <Button look="quiet" onClick={() => void save()}>
        {say('storage.save')}
      </Button>
      <Button look="quiet" aria-expanded={isAsking} onClick={() => setIsAsking(true)}>
        {say('storage.reset')}
      </Button>
      {isAsking && (
        <div
          role="alertdialog"
          aria-label={say('storage.reset')}
          className="flex w-full flex-wrap items-center gap-2 py-1"
        >
          <p className="min-w-0 flex-1 basis-64">{say('storage.reset-ask')}</p>
          <Button onClick={() => void reset()}>{say('storage.reset-yes')}</Button>
          <Button autoFocus onClick={() => setIsAsking(false)}>
            {say('storage.reset-no')}
          </Button>
        </div>
      )}
    </>
  )
}

async function saveReadable(): Promise<string> {
  const rescued = await rescueAll().catch(() => null)
  if (rescued === null || rescued.read === 0) return say('storage.save-nothing')
  saveFile('taas-console.json', rescued.text, 'application/json')
  const count = sayCount(rescued.read)
  return rescued.unread === 0
    ? say('storage.saved', { count })
    : say('storage.saved-some', { count, unread: sayCount(rescued.unread) })
}
