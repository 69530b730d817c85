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
  'wire.frames-one': '1 frame',
  'wire.frame-list': 'Frames',
  'wire.timeline': 'When each of {count} frames came',
  'wire.timeline-one': 'When the frame came',
  'wire.replay': 'Replay',
  'wire.replaying': 'Recorded {time}, replayed at its own pace. Nothing is being sent.',
  'wire.more': '{count} more frames are not shown.',
  'wire.more-one': '1 more frame is not shown.',
  'limits.title': 'Rate limits',
  'limits.none': 'This answer says nothing of rate limits.',
  'limits.not-exposed':
    'This answer shows none. A server elsewhere must name them in Access-Control-Expose-Headers for a page to see them; through the gateway they are seen.',
  'limits.all': 'requests',
  'limits.left': '{remaining} of {limit} left',
  'limits.at-most': 'at most {limit}',
  'limits.reset': 'full again in {time}',
  'limits.wait': 'The server asks to wait {time}.',
  'limits.waited': 'The wait that the server asked for is over.',
  'wire.more-ways': 'More ways to take this exchange along',
  'wire.copy-curl': 'Copy as curl',
  'wire.curl-copied': 'Copied. The token is read from {variable}.',
  'wire.save-har': 'Save as HAR',
} as const

addWords(wireWords)
