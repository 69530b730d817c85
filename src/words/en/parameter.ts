import { addWords } from '../table.ts'

export const parameterWords = {
  'parameter.top-n': 'Top n',
  'parameter.top-n-hint': 'Only this many results come back.',
  'parameter.dimensions': 'Dimensions',
  'parameter.dimensions-hint': 'The length of each vector, where the model lets you choose.',
  'parameter.system': 'System prompt',
  'parameter.system-hint': 'How the model is to behave; empty means none.',
  'parameter.temperature': 'Temperature',
  'parameter.temperature-hint': '0 to 2. Higher is more varied.',
  'parameter.top-p': 'Top p',
  'parameter.top-p-hint': '0 to 1. The share of probability to choose from.',
  'parameter.max-tokens': 'Max tokens',
  'parameter.max-tokens-hint': 'The most tokens of one answer.',
  'parameter.stream': 'Stream the answer',
  'parameter.unset': 'Unset',
  'parameter.unset-named': 'Unset {name}',
  'parameter.add': 'Add a parameter',
  'parameter.range': '{name} must be a number from {min} to {max}.',
  'parameter.whole': '{name} must be a whole number of at least {min}.',
} as const

addWords(parameterWords)
