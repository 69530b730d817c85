import { useMemo } from 'react'
import { useStore } from 'zustand'
import { hideOwn } from '@/lib/hide-own.ts'
import { useConnections } from './connection.ts'
import { useDemoMode } from './demo-mode.ts'
import { gatewaySession } from './gateway-session.ts'

/** What a screen does with a text that may name a server or the end of a token: in demo mode they are hidden in it. */
export function useHideOwn(): (text: string) => string {
  const isDemo = useDemoMode()
  const connections = useConnections()
  const { servers } = useStore(gatewaySession)
  return useMemo(() => {
    if (!isDemo) return (text) => text
    const addresses = [...connections, ...servers].flatMap(({ baseUrl, healthUrl, upstream }) => [
      ...[baseUrl, healthUrl],
      ...(upstream === null ? [] : [upstream]),
    ])
    return (text) => hideOwn(text, addresses)
  }, [isDemo, connections, servers])
}
