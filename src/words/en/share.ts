import { addWords } from '../table.ts'

export const shareWords = {
  'share.title': 'Share',
  'share.copy': 'Copy a link to this page as it stands',
  'share.copied': 'Copied. Whoever opens it gets the form filled; nothing is sent.',
  'share.not-copied': 'This browser does not allow copying here.',
  'share.file': 'Too long for a link: it was saved as a file. Open it with “Open a saved page”.',
  'share.token': 'Something here looks like a token. Take it out first: a link never holds one.',
  'share.open': 'Open a saved page …',
  'share.unreadable': 'This file holds no page of this console.',
} as const

addWords(shareWords)
