import { addWords } from '../table.ts'

export const paletteWords = {
  'palette.label': 'Search or jump',
  'palette.placeholder': 'Page, model, connection, action or earlier request',
  'palette.close': 'Close',
  'palette.results': 'Results',
  'palette.none': 'Nothing is called that.',
  'palette.page': 'Page',
  'palette.action': 'Action',
  'palette.model': 'Model',
  'palette.connection': 'Connection',
  'palette.history': 'History',
  'palette.current': 'in use',
  'keys.title': 'Keys',
  'keys.close': 'Close the keys',
  'keys.anywhere': 'Anywhere',
  'keys.outside': 'Outside text fields',
  'keys.go': 'Go to a page: g, then',
  'keys.off': 'Single letters are switched off in Settings.',
  'action.palette': 'Search or jump',
  'action.run': 'Run what the page is for',
  'action.stop': 'Close the top layer, else stop what runs',
  'action.panel': 'Show or hide the side panel',
  'action.load': 'Load: samples, saved, recent',
  'action.view': 'Next view of the answer',
  'action.model': 'Choose the model',
  'action.filter': 'Filter the list',
  'action.rerun': 'Ask again',
  'action.keys': 'Show the keys',
  'action.theme': 'Switch between light and dark',
} as const

addWords(paletteWords)
