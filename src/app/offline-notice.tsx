import { useState } from 'react'
import { useStore } from 'zustand'
import { gatewaySession, loadGatewaySession } from '@/session/gateway-session.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** Says that the console came from this browser, as long as the server that it belongs to does not answer. */
export function OfflineNotice() {
  const { isUnreachable } = useStore(gatewaySession)
  const [isAsking, setIsAsking] = useState(false)
  if (!isUnreachable) return null
  const retry = async () => {
    setIsAsking(true)
    await loadGatewaySession()
    setIsAsking(false)
  }
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 border-line border-b bg-warning-soft px-4 py-1 text-sm text-warning"
    >
      <span className="flex-1">{say('offline.text')}</span>
      <Button look="quiet" aria-disabled={isAsking} onClick={() => void retry()}>
        {say('offline.retry')}
      </Button>
    </div>
  )
}
