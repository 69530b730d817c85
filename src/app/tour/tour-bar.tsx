import '@/words/en/tour.ts'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import { recordingStore } from '@/session/recording.ts'
import { leaveTour, tourStore } from '@/session/tour.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { focusPage } from '@/ui/take-focus.ts'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { placeOf } from './order.ts'
import { tourSteps } from './steps.ts'

/**
 * The tour over whatever page it has come to. Enter on Next, or the arrow keys while the focus is here, walk its
 * steps; Esc here leaves it where it stands.
 */
export function TourBar() {
  const navigate = useNavigate()
  const { step: current } = useStore(tourStore)
  const { loaded } = useStore(recordingStore)
  const steps = tourSteps(useNarrow(), loaded)
  const at = placeOf(
    current,
    steps.map(({ name }) => name),
  )
  const step = steps[at]
  if (step === undefined) return null
  const isLast = at === steps.length - 1
  const go = async (to: number) => {
    const next = steps[to]
    if (next === undefined) return
    tourStore.setState({ step: next.name })
    // What could not be shown (its code has not come) leaves the page that is there.
    const shown = await next.show(loaded).catch(() => null)
    // Somebody has walked on, or left, before it was there.
    if (shown === null || tourStore.getState().step !== next.name) return
    shown.ask?.()
    await navigate(shown.path)
  }
  const leave = () => {
    leaveTour()
    focusPage()
  }
  const press = (event: KeyboardEvent) => {
    // With another key they are the browser's: Alt and an arrow goes back a page.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowRight') void go(at + 1)
    else if (event.key === 'ArrowLeft') void go(at - 1)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  return (
    <section
      aria-label={say('tour.label')}
      onKeyDown={press}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-accent-soft px-4 py-1.5 text-sm"
    >
      <p className="shrink-0 text-ink-soft text-xs tabular-nums">
        {say('tour.step', { number: at + 1, count: steps.length })}
      </p>
      <p role="status" className="min-w-0 flex-1 basis-72">
        {say(`tour.${step.name}`)}
      </p>
      <span className="ml-auto flex items-center gap-1">
        <IconButton label={say('tour.back')} disabled={at === 0} onClick={() => void go(at - 1)}>
          <ChevronLeft aria-hidden className="size-4" />
        </IconButton>
        {isLast ? (
          <Button autoFocus key="end" onClick={leave}>
            {say('tour.done')}
          </Button>
        ) : (
          <Button autoFocus key="next" onClick={() => void go(at + 1)}>
            {say('tour.next')}
            <ChevronRight aria-hidden className="size-4" />
          </Button>
        )}
        <IconButton label={say('tour.leave')} onClick={leave}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </span>
    </section>
  )
}
