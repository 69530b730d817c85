import { useAction } from '@/session/actions.ts'
import { setDemoMode, setPresenting, useDemoMode, usePresenting } from '@/session/demo-mode.ts'
import { Button } from '@/ui/button.tsx'
import { focusPage } from '@/ui/take-focus.ts'
import { say } from '@/words/say.ts'

/** Says that demo mode or Present mode is on, with the way out of it. Esc stays the page's own. */
export function DemoNotice() {
  const isOn = useDemoMode()
  const isPresenting = usePresenting()
  useAction('demo', () => setDemoMode(!isOn))
  if (!isOn) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 border-line border-b bg-info-soft px-4 py-1 text-info text-sm"
    >
      {isPresenting && <LeaveByName />}
      <span className="flex-1">{say(isPresenting ? 'demo.presenting' : 'demo.on')}</span>
      <Button
        look="quiet"
        onClick={() => {
          setDemoMode(false)
          focusPage()
        }}
      >
        {say('demo.leave')}
      </Button>
    </div>
  )
}

// The palette offers it only while there is something to leave.
function LeaveByName() {
  useAction('stop-presenting', () => setPresenting(false))
  return null
}
