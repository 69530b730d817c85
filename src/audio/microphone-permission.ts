import { stopStream } from './capture.ts'
import { problemOf, type RecorderProblem } from './recorder-problem.ts'

/** Whether the microphone may be used, as far as the browser tells without being asked for it. */
export async function microphonePermission(): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state
  } catch {
    return 'unknown'
  }
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
