import { useEffect, useState } from 'react'

/** The microphones that the browser tells of; their names come only after one was allowed. */
export function useMicrophones(): readonly { id: string; name: string }[] {
  const [found, setFound] = useState<readonly { id: string; name: string }[]>([])
  useEffect(() => {
    const devices = navigator.mediaDevices
    if (devices === undefined) return
    let isGone = false
    const look = async () => {
      const all = await devices.enumerateDevices().catch(() => [])
      const microphones = all.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
      if (!isGone) setFound(microphones.map(({ deviceId, label }) => ({ id: deviceId, name: label })))
    }
    void look()
    devices.addEventListener('devicechange', look)
    return () => {
      isGone = true
      devices.removeEventListener('devicechange', look)
    }
  }, [])
  return found
}
