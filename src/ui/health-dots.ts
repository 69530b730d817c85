/** The colours of the states of health, as classes of a background. */
export const healthDots = {
  up: 'bg-good',
  checking: 'bg-ink-faint animate-pulse',
  degraded: 'bg-warning',
  down: 'bg-bad',
  unreachable: 'bg-bad',
  unknown: 'bg-warning',
} as const
