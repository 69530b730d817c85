import type { playerWords as english } from '../en/player.ts'

export const playerWords = {
  'player.play': 'Abspielen',
  'player.pause': 'Pause',
  'player.position': 'Stelle',
  'player.time': '{now} von {total}',
  'player.unplayable':
    'Dieser Browser kann diese Bytes nicht als Klang abspielen. Sie lassen sich herunterladen, wie sie kamen.',
  'player.cut': 'Unvollständig: Laut Datei ist sie länger als das, was hier ist.',
  'player.sound': 'Lautstärke und Tempo',
  'player.volume': 'Lautstärke',
  'player.rate': 'Tempo',
  'player.rate-of': '{rate}×',
} satisfies Record<keyof typeof english, string>
