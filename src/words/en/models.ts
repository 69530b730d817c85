import { addWords } from '../table.ts'

export const modelsWords = {
  'kind.all': 'All',
  'kind.any': 'Any',
  'kind.chat': 'Chat',
  'kind.embeddings': 'Embeddings',
  'kind.rerank': 'Rerank',
  'kind.transcription': 'Transcription',
  'kind.speech': 'Speech',
  'models.search': 'Search by id, owner or description',
  'models.kind': 'Kind',
  'models.kind-of': 'Kind of {id}',
  'models.count': '{count} of {all}',
  'models.old': 'The last good list is shown; it may be old.',
  'models.no-match': 'No model matches.',
  'models.copy': 'Copy {id}',
  'models.declared': 'declared by the server',
  'models.guessed': 'guessed from the name',
  'models.chosen': 'set by you',
  'models.open': 'Open in {page}',
  'models.raw': 'As the server lists it',
  'models.raw-of': 'How the server lists {id}',
  'models.raw-close': 'Close',
  'models.copy-raw': 'Copy as JSON',
  'models.group': 'Group by owner',
  'models.no-owner': 'No owner given',
  'models.check': 'Check these …',
  'models.checked': '{found}, {ms} ms, {time}',
} as const

addWords(modelsWords)
