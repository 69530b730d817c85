import { addWords } from '../table.ts'

export const homeWords = {
  'home.continue': 'Continue',
  'home.title': 'Every endpoint, at work',
  'home.title-sandbox': 'Real API, toy models',
  'home.idle': '{count} tiles, one small request each.',
  'home.earlier': 'Earlier in this tab: {words}',
  'home.running': '{done} of {all} answered …',
  'home.done': '{done} of {all} answered in {seconds} s.',
  'home.answered': '{done} of {all} answered',
  'home.of': 'By {name}.',
  'home.run': 'Run all six',
  'home.copy': 'Copy report',
  'home.pulse': 'Health and models',
  'home.models': '{count} models',
  'home.models-one': '1 model',
  'home.matrix': 'Which of {count} texts are alike',
  'home.play': 'Play',
  'home.pause': 'Pause',
  'home.tile-idle': 'not run yet',
  'home.tile-running': 'running',
  'home.tile-failed': 'failed',
  'home.tile-absent': 'no model',
  'home.chat-figure': '{first} s first · {tokens} tokens',
  'home.embeddings-figure': '{pairs} pairs',
  'home.rerank-figure': '{count} documents · {from} → 1',
  'home.speech-figure': '{size} of sound',
  'home.transcription-figure': '{seconds} s',
  'home.pulse-figure': '{ms} ms',
  'home.strip-label': 'About the sandbox',
  'home.strip':
    'Real API, toy models. {place} The models quote documentation, compare letters and send Morse.',
  'home.strip-here': 'Requests stay on this computer.',
  'home.strip-host': 'Requests go no further than {host}.',
  'home.strip-what': 'What is simulated?',
  'home.strip-more':
    'Requests, streams, sounds, refusals and times are real. The models are not trained: they show no intelligence, and a “sandbox” tag stands on their figures.',
  'home.strip-close': 'Hide this note',
  'home.slope': 'How each document moved from its place in the input to its rank',
} as const

addWords(homeWords)
