import { type RefObject, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * Takes the focus to the page that was just gone to, whose name is then read out: what was pressed is gone,
 * or stands outside. A page that has taken the focus itself keeps it, and the first page of a visit takes
 * none from the browser.
 */
export function usePageFocus(page: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    if (page.current?.contains(document.activeElement) === false) page.current.focus({ preventScroll: true })
  }, [pathname, page])
}
