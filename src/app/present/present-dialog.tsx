import '@/words/en/present.ts'
import { flushSync } from 'react-dom'
import { setPresenting } from '@/session/demo-mode.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { focusPage } from '@/ui/take-focus.ts'
import { say } from '@/words/say.ts'
import { CheckRow } from './check-row.tsx'
import {
  useDemoCheck,
  useMicrophoneCheck,
  useRecordingCheck,
  useServerCheck,
  useSoundCheck,
} from './checks.tsx'

/** What to look at before an audience does, each with its remedy; then Present mode. */
export function PresentDialog({ onClose }: { onClose: () => void }) {
  const checks = [
    useServerCheck(onClose),
    useSoundCheck(),
    useMicrophoneCheck(),
    useDemoCheck(),
    useRecordingCheck(),
  ]
  const ready = checks.filter(({ isReady }) => isReady).length
  const start = () => {
    setPresenting(true)
    // The button goes with the window, under which nothing takes the focus before.
    flushSync(onClose)
    focusPage()
  }
  return (
    <Dialog title={say('present.title')} closeLabel={say('present.close')} onClose={onClose}>
      <p className="max-w-prose text-ink-soft">{say('present.hint')}</p>
      <ul aria-label={say('present.checks')} className="grid gap-2">
        {checks.map((check) => (
          <CheckRow key={check.name} check={check} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="filled" onClick={start}>
          {say('present.start')}
        </Button>
        <p role="status" className="text-ink-soft text-sm tabular-nums">
          {say('present.ready', { count: ready, all: checks.length })}
        </p>
      </div>
    </Dialog>
  )
}
