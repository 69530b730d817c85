import { Ellipsis, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { type MenuAction, useOffers } from '@/session/actions.ts'
import type { PageName } from '@/session/pages.ts'
import type { RunHandle } from '@/session/run.ts'
import { Toolbar } from '@/ui/toolbar.tsx'
import { say } from '@/words/say.ts'
import { ActionMenu } from './action-menu.tsx'
import { Answer, type AnswerView } from './answer.tsx'

/** What a page says of its answer: how it is drawn, and what can be done with it. */
export type AnswerPaneProps<Asked, Given> = AnswerView<Asked, Given> & {
  page: PageName
  run: RunHandle<Asked, Given>
  /** The view switch over the answer; in Compare over all of them. */
  views?: ReactNode
  menu?: (given: Given, asked: Asked) => readonly MenuAction[]
  sendTo?: (given: Given, asked: Asked) => readonly MenuAction[]
}

const NONE: readonly MenuAction[] = []

/** The answer's half of an endpoint page: views and actions over it, then the answer in its state. */
export function AnswerPane<Asked, Given>(props: AnswerPaneProps<Asked, Given> & { onRetry: () => void }) {
  const { page, run, views, menu, sendTo, idle, figure, onRetry, children } = props
  const current = useStore(run.store)
  const done = current.status === 'done' ? current : null
  const further = done === null ? NONE : menu?.(done.answer, done.asked)
  const places = done === null ? NONE : sendTo?.(done.answer, done.asked)
  useOffers('answer', further ?? NONE)
  useOffers('send-to', places ?? NONE)
  return (
    <section
      aria-label={say('frame.answer')}
      className="flex min-h-96 flex-col gap-3 p-4 laptop:h-full laptop:overflow-y-auto"
    >
      {/* Its room is kept: the answer must not move down when it is there. */}
      <div className="flex min-h-8.5 flex-wrap items-center gap-2 pointer-coarse:min-h-11">
        {done !== null && (
          <>
            {views}
            <span className="flex-1" />
            <Toolbar label={say('frame.answer-tools')} className="flex items-center gap-2">
              {places !== undefined && (
                <ActionMenu label={say('frame.send-to')} actions={places}>
                  <Send aria-hidden className="size-4" />
                  {say('frame.send-to')}
                </ActionMenu>
              )}
              {further !== undefined && (
                <ActionMenu label={say('frame.more')} actions={further}>
                  <Ellipsis aria-hidden className="size-4" />
                </ActionMenu>
              )}
            </Toolbar>
          </>
        )}
      </div>
      <Answer page={page} of={current} idle={idle} figure={figure} onRetry={onRetry}>
        {children}
      </Answer>
    </section>
  )
}
