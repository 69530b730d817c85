import { addWords } from '../table.ts'

export const healthWords = {
  'health.up': 'Up',
  'health.checking': 'Checking',
  'health.degraded': 'Slow or degraded',
  'health.down': 'Not healthy',
  'health.unreachable': 'Not reachable',
  'health.unknown': 'Unknown state',
  'status.check-now': 'Check now',
  'status.checked': 'checked {time}',
  'status.words': 'it says “{words}”',
  'status.min': 'Fastest',
  'status.median': 'Median',
  'status.p95': '95 % within',
  'status.ms': '{ms} ms',
  'status.strip': 'The last {count} checks',
} as const

addWords(healthWords)
