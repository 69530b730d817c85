import type { pictureWords as english } from '../en/picture.ts'

export const pictureWords = {
  'picture.label': 'Bild',
  'picture.save': 'Als PNG speichern',
  'picture.copy': 'Bild kopieren',
  'picture.copied': 'Kopiert.',
  'picture.not-copied': 'Dieser Browser lässt hier keine Bilder kopieren; stattdessen speichern.',
} satisfies Record<keyof typeof english, string>
