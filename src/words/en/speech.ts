import { addWords } from '../table.ts'

export const speechWords = {
  'speech.text': 'Text',
  'speech.placeholder': 'Write what is to be spoken.',
  'speech.count': '{count} of {max} · ≈ {duration}',
  'speech.too-long':
    'The text has {count} characters, {over} over the limit of {max}. Nothing was sent or cut.',
  'speech.needs-text': 'Write a text first.',
  'speech.long-morse': '≈ {duration} of Morse; try a shorter text or 2×.',
  'speech.estimate': '{format} · {speed}×',
  'speech.idle': 'A text goes in; its sound comes out here.',
  'speech.figure': '{factor}× real time',
  'speech.figure-unknown': 'length unknown',
  'speech.download': 'Download {format}',
  'speech.download-plain': 'Download',
  'speech.facts': '{size} · {format} · {duration}',
  'speech.facts-unknown': '{size} · {format}',
  'speech.cut': 'Incomplete: the connection ended early. This is what came of it.',
  'speech.retry': 'Retry',
  'speech.other-format': '{format} came, although {asked} was asked for.',
  'speech.transcribe': 'Transcribe this',
  'speech.sandbox': 'The sandbox speaks in Morse, whatever the voice.',
  'speech.format': 'Format',
  'speech.speed': 'Speed',
  'speech.speed-hint': '0.25 to 4. 1 is the model’s own pace.',
  'voices.label': 'Voice',
  'voices.hint': 'Empty leaves it to the model.',
  'voices.default': 'The model’s own',
} as const

addWords(speechWords)
