import { X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button, IconButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import { versionStore } from './version.ts'

async function reload(): Promise<void> {
  const { reloadIntoNew } = await import('./watch-version.ts')
  await reloadIntoNew()
}

/** Asks to reload when a newer build is ready. Until then, or for good, this page goes on as it is. */
export function VersionNotice() {
  const { isNewReady } = useStore(versionStore)
  const [isHidden, setIsHidden] = useState(false)
  if (!isNewReady || isHidden) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 border-line border-b bg-info-soft px-4 py-1 text-info text-sm"
    >
      <span className="flex-1">{say('version.ready')}</span>
      <Button look="quiet" onClick={() => void reload()}>
        {say('crash.reload')}
      </Button>
      <IconButton label={say('version.later')} onClick={() => setIsHidden(true)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}
