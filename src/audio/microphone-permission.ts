import { stopStream } from './capture.ts'
import { problemOf, type RecorderProblem } from './recorder-problem.ts'

/**
 * Tells whether the microphone may be used, as far as the browser says without being asked for it: now, and
 * whenever that changes, until the function that comes back is called. Nothing is told where it does not say.
 */
export function watchMicrophonePermission(onChange: (state: PermissionState) => void): () => void {
  const stop = new AbortController()
  const watch = async () => {
    const status = await navigator.permissions.query({ name: 'microphone' })
    if (stop.signal.aborted) return
    onChange(status.state)
    status.addEventListener('change', () => onChange(status.state), { signal: stop.signal })
  }
  watch().catch(() => {})
  return () => stop.abort()
}

/** Asks for the microphone and lets it go at once; null when it was allowed, else why it was not. */
export async function askForMicrophone(): Promise<RecorderProblem | null> {
  if (!isSecureContext || navigator.mediaDevices === undefined) return 'insecure'
  try {
    stopStream(await navigator.mediaDevices.getUserMedia({ audio: true }))
    return null
  } catch (error) {
    return problemOf(error)
  }
}
