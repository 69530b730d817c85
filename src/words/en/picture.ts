import { addWords } from '../table.ts'

export const pictureWords = {
  'picture.label': 'Picture',
  'picture.save': 'Save as PNG',
  'picture.copy': 'Copy picture',
  'picture.copied': 'Copied.',
  'picture.not-copied': 'This browser does not let pictures be copied here; save it instead.',
} as const

addWords(pictureWords)
