import type { heldWords as english } from '../en/held.ts'

export const heldWords = {
  'held.title': 'Das sieht wie ein Token aus. Es wurde nicht gesendet.',
  'held.connect': 'Als Verbindung hinzufügen',
  'held.ordinary': 'Es ist gewöhnlicher Text',
} satisfies Record<keyof typeof english, string>
