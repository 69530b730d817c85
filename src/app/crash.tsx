import { Link, useRouteError } from 'react-router'
import { Button, linkButton } from '@/ui/button.tsx'
import { useLanguage } from '@/words/language.ts'
import { say } from '@/words/say.ts'

/** What is shown in place of a screen that failed; the frame and the other screens stand. */
export function Crash() {
  useLanguage()
  const isGone = isMissingChunk(useRouteError())
  const isOffline = isGone && !navigator.onLine
  const isOld = isGone && !isOffline
  return (
    <div role="alert" className="grid h-full place-content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="font-semibold text-xl">
        {say(isOffline ? 'crash.offline-title' : isOld ? 'crash.update-title' : 'crash.title')}
      </h1>
      <p className="max-w-prose text-ink-soft">
        {say(isOffline ? 'crash.offline-text' : isOld ? 'crash.update-text' : 'crash.text')}
      </p>
      <Button look="filled" onClick={() => location.reload()}>
        {say('crash.reload')}
      </Button>
    </div>
  )
}

/** A path that no screen has. */
export function MissingPage() {
  useLanguage()
  return (
    <div className="grid h-full place-content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="font-semibold text-xl">{say('missing.title')}</h1>
      <p className="text-ink-soft">{say('missing.text')}</p>
      <Link className={linkButton} to="/">
        {say('missing.link')}
      </Link>
    </div>
  )
}

// After a new build the chunks of the old one are gone, and browsers say so in words of their own.
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|preload CSS/i.test(error.message)
  )
}
