import { useSearchParams } from 'react-router'
import { useStore } from 'zustand'
import { useHealth } from '@/parts/health.ts'
import { CHECK_DEPTHS, type CheckDepth, checkStore } from '@/session/check.ts'

/**
 * How deep the page looks. The address says it, so that a link can open one; else a server that cannot be
 * reached is diagnosed; else it is the depth of the report on screen.
 */
export function useDepth(): [CheckDepth, (depth: CheckDepth) => void] {
  const [search, setSearch] = useSearchParams()
  const { status, depth } = useStore(checkStore)
  const { state } = useHealth()
  const asked = CHECK_DEPTHS.find((each) => each === search.get('depth'))
  const usual = status === 'idle' ? 'endpoints' : depth
  const choose = (chosen: CheckDepth) =>
    setSearch(
      (current) => {
        current.set('depth', chosen)
        return current
      },
      { replace: true },
    )
  return [asked ?? (state === 'unreachable' ? 'diagnose' : usual), choose]
}
