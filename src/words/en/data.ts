import { addWords } from '../table.ts'

export const dataWords = {
  'data.title': 'Data',
  'data.hint':
    'History, saved entries, sounds and conversations of this browser, as one file. Never a token.',
  'data.export': 'Export everything',
  'data.import': 'Import …',
  'data.saved': 'Saved. Connections and tokens are not in it.',
  'data.nothing-kept': 'This browser keeps nothing here.',
  'data.found': 'What the file holds',
  'data.holds': 'Requests: {entries}. Conversations: {conversations}. Sounds: {sounds}.',
  'data.merge': 'Add to what is here',
  'data.replace': 'Replace what is here',
  'data.replace-hint': 'Replacing deletes the history and the conversations of this browser first.',
  'data.cancel': 'Cancel',
  'data.imported': 'Done.',
  'data.failed': 'It could not be done; nothing was changed. Is the storage full?',
  'data.problem-too-large': '{name} is larger than 400 MB.',
  'data.problem-not-json': '{name} is not valid JSON. Nothing was changed.',
  'data.problem-other': '{name} was not made by this console. Nothing was changed.',
  'data.problem-newer': '{name} was made by another version, or is damaged. Nothing was changed.',
} as const

addWords(dataWords)
