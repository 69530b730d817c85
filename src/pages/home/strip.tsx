import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { preferences } from '@/session/preferences.ts'
import { IconButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** What the sandbox is, told on a first visit until it is put away. */
export function Strip() {
  const { isStripHidden } = useStore(preferences)
  if (isStripHidden) return null
  const place = LOOPBACK.test(location.hostname)
    ? say('home.strip-here')
    : say('home.strip-host', { host: location.host })
  return (
    <aside
      aria-label={say('home.strip-label')}
      className="flex items-start gap-x-2 rounded-md border border-line bg-info-soft py-2 pr-2 pl-4 text-info text-sm"
    >
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-2 py-1.5">
        <p className="min-w-0 flex-1 basis-72">{say('home.strip', { place })}</p>
        <details>
          <summary className="rounded-sm">{say('home.strip-what')}</summary>
          <p className="mt-1 max-w-prose">{say('home.strip-more')}</p>
        </details>
      </div>
      <IconButton
        label={say('home.strip-close')}
        onClick={() => preferences.setState({ isStripHidden: true })}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </aside>
  )
}
