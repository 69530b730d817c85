import { addWords } from '../table.ts'

export const lockWords = {
  'lock.title': 'Passphrase for remembered tokens',
  'lock.hint': 'Without one, whoever uses this browser profile can use the tokens that it remembers.',
  'lock.start': 'Lock with a passphrase …',
  'lock.nothing': 'No token is remembered yet.',
  'lock.insecure': 'Browsers seal texts only on pages that came over https or from this very machine.',
  'lock.passphrase': 'Passphrase',
  'lock.passphrase-hint': 'At least 12 characters; four unrelated words are good.',
  'lock.again': 'Passphrase again',
  'lock.short': 'The passphrase has fewer than 12 characters.',
  'lock.differs': 'The two are not the same.',
  'lock.warning':
    'There is no way back to a forgotten passphrase: the tokens under it can then only be wiped and entered anew.',
  'lock.do': 'Lock',
  'lock.busy': 'One moment …',
  'lock.cancel': 'Cancel',
  'lock.open': 'Locked with a passphrase; open in this tab until it is reloaded or closed.',
  'lock.shut': 'Lock now',
  'lock.remove': 'Remove the lock',
  'lock.locked': 'The remembered tokens are locked.',
  'lock.locked-for': 'The token of {name} is locked.',
  'lock.unlock': 'Unlock',
  'lock.wrong': 'That is not the passphrase.',
  'lock.forgotten': 'I forgot it …',
  'lock.wipe-sure': 'Wipes every token under the lock, in every tab. They must be entered anew.',
  'lock.wipe': 'Wipe the locked tokens',
  'lock.keep': 'Keep them',
} as const

addWords(lockWords)
