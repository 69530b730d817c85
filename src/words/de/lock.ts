import type { lockWords as english } from '../en/lock.ts'

export const lockWords = {
  'lock.title': 'Passphrase für gemerkte Tokens',
  'lock.hint': 'Ohne Passphrase kann, wer dieses Browserprofil benutzt, auch die gemerkten Tokens benutzen.',
  'lock.start': 'Mit einer Passphrase sperren …',
  'lock.nothing': 'Noch ist kein Token gemerkt.',
  'lock.insecure': 'Browser versiegeln Texte nur auf Seiten, die über https oder von diesem Rechner kamen.',
  'lock.passphrase': 'Passphrase',
  'lock.passphrase-hint': 'Mindestens 12 Zeichen; vier unverbundene Wörter sind gut.',
  'lock.again': 'Passphrase noch einmal',
  'lock.short': 'Die Passphrase hat weniger als 12 Zeichen.',
  'lock.differs': 'Die beiden stimmen nicht überein.',
  'lock.warning':
    'Eine vergessene Passphrase ist nicht wiederzubekommen: Die Tokens darunter lassen sich dann nur löschen und neu eingeben.',
  'lock.do': 'Sperren',
  'lock.busy': 'Einen Moment …',
  'lock.cancel': 'Abbrechen',
  'lock.open':
    'Mit einer Passphrase gesperrt; in diesem Tab offen, bis er neu geladen oder geschlossen wird.',
  'lock.shut': 'Jetzt sperren',
  'lock.remove': 'Sperre entfernen',
  'lock.locked': 'Die gemerkten Tokens sind gesperrt.',
  'lock.locked-for': 'Das Token für {name} ist gesperrt.',
  'lock.unlock': 'Entsperren',
  'lock.wrong': 'Das ist nicht die Passphrase.',
  'lock.forgotten': 'Passphrase vergessen …',
  'lock.wipe-sure': 'Löscht alle gesperrten Tokens, in allen Tabs. Sie müssen neu eingegeben werden.',
  'lock.wipe': 'Gesperrte Tokens löschen',
  'lock.keep': 'Behalten',
} satisfies Record<keyof typeof english, string>
