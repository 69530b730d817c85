import { addWords } from '../table.ts'

export const storageWords = {
  'storage.full':
    'The browser’s storage is full: what is new is not kept. Free space, or forget old requests.',
  'storage.unavailable':
    'This browser keeps nothing here; what you type and what is answered lasts until the tab closes.',
  'storage.newer':
    'What this browser keeps was made by a newer console, and is left as it is. What you do now lasts until the tab closes.',
  'storage.broken':
    'What this browser keeps cannot be opened, and is left as it is. What you do now lasts until the tab closes.',
  'storage.free': 'Free space',
  'storage.again': 'Load again',
  'storage.save': 'Save what can be read',
  'storage.saved': '{count} records were saved; Settings, Data imports them.',
  'storage.saved-one': '1 record was saved; Settings, Data imports it.',
  'storage.saved-some': 'Records saved: {count}, not understood: {unread}. Settings, Data imports the file.',
  'storage.save-nothing': 'Nothing of it could be read.',
  'storage.reset': 'Start anew …',
  'storage.reset-ask':
    'Deletes the history, conversations and drafts that this browser keeps. There is no way back. Tokens and connections stay.',
  'storage.reset-yes': 'Delete and start anew',
  'storage.reset-no': 'Leave it',
  'storage.reset-held':
    'Another tab has it open. It is deleted as soon as the other tabs of this console are closed.',
  'storage.reset-failed': 'The browser did not delete it. Its own settings for this site can.',
} as const

addWords(storageWords)
