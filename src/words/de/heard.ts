import type { heardWords as english } from '../en/heard.ts'

export const heardWords = {
  'heard.decoded': 'aus dem Klang entziffert',
  'heard.label': 'aus der Kennung der Datei gelesen, nicht gehört',
  'heard.measured': 'gemessen',
} satisfies Record<keyof typeof english, string>
