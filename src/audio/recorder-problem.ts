/** Why there is no recording, or no more of it: `unplugged` and `full` keep what was recorded. */
export type RecorderProblem =
  | 'insecure'
  | 'unsupported'
  | 'denied'
  | 'no-device'
  | 'other-device'
  | 'busy'
  | 'failed'
  | 'unplugged'
  | 'full'

const PROBLEMS: Partial<Record<string, RecorderProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'no-device',
  // Only the device is asked for in so many words.
  OverconstrainedError: 'other-device',
  NotReadableError: 'busy',
}

/** What an error of the browser says of the microphone. */
export function problemOf(error: unknown): RecorderProblem {
  return (
    (error instanceof Error || error instanceof DOMException ? PROBLEMS[error.name] : undefined) ?? 'failed'
  )
}
