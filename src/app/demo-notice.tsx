import { useAction } from '@/session/actions.ts'
import { setDemoMode, useDemoMode } from '@/session/demo-mode.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** Says that demo mode is on, with the way out of it. */
export function DemoNotice() {
  const isOn = useDemoMode()
  useAction('demo', () => setDemoMode(!isOn))
  if (!isOn) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 border-line border-b bg-info-soft px-4 py-1 text-info text-sm"
    >
      <span className="flex-1">{say('demo.on')}</span>
      <Button look="quiet" onClick={() => setDemoMode(false)}>
        {say('demo.leave')}
      </Button>
    </div>
  )
}
