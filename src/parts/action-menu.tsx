import type { ReactNode } from 'react'
import type { MenuAction } from '@/session/actions.ts'
import { menuRow, Popover } from '@/ui/popover.tsx'

type ActionMenuProps = { label: string; actions: readonly MenuAction[]; children: ReactNode }

/** A quiet button that opens a list of actions; choosing one closes it. */
export function ActionMenu({ label, actions, children }: ActionMenuProps) {
  return (
    <Popover
      label={label}
      align="end"
      triggerLook="inline-flex min-h-8 min-w-8 items-center justify-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:bg-sunken pointer-coarse:min-h-11"
      trigger={children}
    >
      {(close) => <ActionRows actions={actions} close={close} />}
    </Popover>
  )
}

/** The rows of a menu, one an action; choosing one closes it. */
export function ActionRows({ actions, close }: { actions: readonly MenuAction[]; close: () => void }) {
  return actions.map(({ words, act }) => (
    <button
      key={words}
      type="button"
      className={menuRow}
      onClick={() => {
        act()
        close()
      }}
    >
      {words}
    </button>
  ))
}
