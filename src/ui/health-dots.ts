/** The colours of the states of health, as classes of a background; they stay under forced colours. */
export const healthDots = {
  up: 'bg-good forced-color-adjust-none',
  checking: 'bg-ink-faint animate-pulse forced-color-adjust-none',
  degraded: 'bg-warning forced-color-adjust-none',
  down: 'bg-bad forced-color-adjust-none',
  unreachable: 'bg-bad forced-color-adjust-none',
  unknown: 'bg-warning forced-color-adjust-none',
} as const
