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
  'status.since': 'since {time}',
  'status.by-models': 'This server has no health path (404); its list of models answered instead.',
  'status.unknown-models':
    'This server has no health path (404), and it refuses to list its models: it is there, but no more is known.',
  'status.every': 'Check by itself',
  'status.every-time': 'every {time}',
  'status.every-off': 'never',
  'status.next': 'Next check in {time}',
  'status.next-due': 'Next check when this tab is visible',
  'status.next-off': 'No check by itself',
  'status.min': 'Fastest',
  'status.median': 'Median',
  'status.p95': '95 % within',
  'status.ms': '{ms} ms',
  'status.strip': 'The last {count} checks',
  'status.strip-one': 'The last check',
  'status.strip-none': 'No check yet',
} as const

addWords(healthWords)
