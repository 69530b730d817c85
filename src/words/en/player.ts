import { addWords } from '../table.ts'

export const playerWords = {
  'player.play': 'Play',
  'player.pause': 'Pause',
  'player.position': 'Position',
  'player.time': '{now} of {total}',
  'player.unplayable': 'This browser cannot play these bytes as sound. They can be downloaded as they came.',
  'player.cut': 'Incomplete: the file says that it is longer than what is here.',
  'player.sound': 'Volume and rate',
  'player.volume': 'Volume',
  'player.rate': 'Rate',
  'player.rate-of': '{rate}×',
} as const

addWords(playerWords)
