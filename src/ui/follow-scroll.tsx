import { ArrowDown } from 'lucide-react'
import {
  createContext,
  type ReactNode,
  type Ref,
  use,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Button } from './button.tsx'

const FollowContext = createContext<() => void>(() => {})

/** Keeps the end in view; called after content has grown. It does nothing for a reader further up. */
export function useFollow(): () => void {
  return use(FollowContext)
}

/** What the owner of the box may ask of it: to go to the end and stay there. */
export type FollowHandle = { toEnd(): void }

// More than any content is high; the browser stops at the end, and nobody has to read a layout.
const END = 1e9
const NEAR_PX = 24

type FollowScrollProps = {
  label: string
  jumpLabel: string
  /** Whether the end is what is seen first. */
  opensAtEnd: boolean
  ref: Ref<FollowHandle>
  children: ReactNode
}

/** A box that follows what grows at its end only while the reader is there; else it offers the way. */
export function FollowScroll({ label, jumpLabel, opensAtEnd, ref, children }: FollowScrollProps) {
  const box = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(true)
  const lastTop = useRef(0)
  const [isAway, setIsAway] = useState(false)

  const follow = useCallback(() => {
    if (isFollowing.current && box.current !== null) box.current.scrollTop = END
  }, [])
  const toEnd = useCallback(() => {
    isFollowing.current = true
    setIsAway(false)
    follow()
  }, [follow])
  // Not left to the content: its own effects run before this box is there.
  useLayoutEffect(() => {
    if (opensAtEnd) follow()
  }, [opensAtEnd, follow])
  useImperativeHandle(ref, () => ({ toEnd }), [toEnd])

  const watch = () => {
    if (box.current === null) return
    const { scrollTop, scrollHeight, clientHeight } = box.current
    const below = scrollHeight - clientHeight - scrollTop
    const wentUp = scrollTop < lastTop.current
    lastTop.current = scrollTop
    if (below <= NEAR_PX && !(wentUp && below > 1)) isFollowing.current = true
    else if (wentUp) isFollowing.current = false
    setIsAway(!isFollowing.current && below > NEAR_PX)
  }

  return (
    <FollowContext value={follow}>
      <div className="relative min-h-0">
        <section
          ref={box}
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          onScroll={watch}
          className="h-full overflow-y-auto contain-strict"
        >
          {children}
        </section>
        {isAway && (
          <div className="pointer-events-none absolute inset-x-0 bottom-3 grid justify-items-center">
            <Button className="pointer-events-auto animate-appear rounded-full shadow-md" onClick={toEnd}>
              <ArrowDown aria-hidden className="size-4" />
              {jumpLabel}
            </Button>
          </div>
        )}
      </div>
    </FollowContext>
  )
}
