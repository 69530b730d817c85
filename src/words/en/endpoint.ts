import { addWords } from '../table.ts'

export const endpointWords = {
  'frame.input': 'Input',
  'frame.answer': 'Answer',
  'frame.divider': 'Width of the input',
  'frame.send-to': 'Send to',
  'frame.more': 'More actions',
  'run.embeddings': 'Embed',
  'run.rerank': 'Rank',
  'run.transcription': 'Transcribe',
  'run.speech': 'Speak',
  'run.again': 'Run again',
  'run.running': 'Waiting for the answer,',
  'run.queued': 'Four requests are open already; this one waits,',
  'run.uploading': 'Upload',
  'run.undrawable': 'The answer came, but it could not be drawn. Wire shows it as it came.',
  'run.cancelled': 'Cancelled. Your input is kept.',
  'run.needs-model': 'Choose a model first.',
  'status.running': 'Running',
  'status.failed': 'Failed',
  'status.cancelled': 'Cancelled',
  'status.done': 'Done',
  'figure.first-byte': '{seconds} s to first byte',
  'figure.total': '{seconds} s',
  'figure.open-wire': 'Show the request and the answer in Wire',
  'frame.view': 'View',
  'export.json': 'Save as JSON',
  'export.csv': 'Save as CSV',
} as const

addWords(endpointWords)
