import { addWords } from '../table.ts'

export const wireWords = {
  'wire.nothing': 'Run something; its request and answer stand here as they went over the wire.',
  'wire.request': 'Request',
  'wire.response': 'Response',
  'wire.headers': 'Response headers',
  'wire.body': 'Response body',
  'wire.copy-request': 'Copy request',
  'wire.first-byte': 'First byte after {seconds} s',
  'wire.end': 'end after {seconds} s',
  'wire.failed': 'failed',
  'wire.binary': '{size} of {type}',
  'wire.frames': '{count} frames',
  'wire.frame-list': 'Frames',
  'wire.timeline': 'When each of {count} frames came',
  'wire.replay': 'Replay',
  'wire.replaying': 'Recorded {time}, replayed at its own pace. Nothing is being sent.',
  'wire.more': '{count} more frames are not shown.',
} as const

addWords(wireWords)
