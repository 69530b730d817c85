import { addWords } from '../table.ts'

export const dataWords = {
  'data.title': 'Data',
  'data.hint':
    'History, saved entries, sounds, conversations, connections and preferences of this browser, as one file. Never a token.',
  'data.export': 'Export everything',
  'data.import': 'Import …',
  'data.saved': 'Saved. Tokens are not in it, nor what is being typed and was not sent.',
  'data.nothing-kept': 'This browser keeps nothing here.',
  'data.found': 'What the file holds',
  'data.in-file': 'In the file',
  'data.in-here': 'Here',
  'data.in-both': 'In both',
  'data.kind-history': 'Requests',
  'data.kind-conversations': 'Conversations',
  'data.kind-sounds': 'Sounds',
  'data.kind-connections': 'Connections',
  'data.merge': 'Add to what is here',
  'data.replace': 'Replace what is here',
  'data.merge-hint':
    'Adding deletes nothing. Requests and conversations that are in both are taken from the file; connections that are in both, and your preferences, stay as they are here.',
  'data.replace-hint':
    'Replacing deletes what is here first: history, conversations, and the connections that are not in the file, with their tokens; those that are in both stay as they are here. The file’s preferences are taken.',
  'data.replace-hint-old':
    'Replacing deletes the history and the conversations that are here first. This file is older: it has no connections and no preferences, and yours stay.',
  'data.cancel': 'Cancel',
  'data.imported': 'Done.',
  'data.failed': 'It could not be done; nothing was changed. Is the storage full?',
  'data.problem-too-large': '{name} is larger than 400 MB.',
  'data.problem-not-json': '{name} is not valid JSON. Nothing was changed.',
  'data.problem-other': '{name} was not made by this console. Nothing was changed.',
  'data.problem-newer': '{name} was made by another version, or is damaged. Nothing was changed.',
} as const

addWords(dataWords)
