import type { dataWords as english } from '../en/data.ts'

export const dataWords = {
  'data.title': 'Daten',
  'data.hint': 'Verlauf, Gespeichertes, Töne und Gespräche dieses Browsers in einer Datei. Nie ein Token.',
  'data.export': 'Alles exportieren',
  'data.import': 'Importieren …',
  'data.saved': 'Gespeichert. Verbindungen und Token sind nicht darin.',
  'data.nothing-kept': 'Dieser Browser behält hier nichts.',
  'data.found': 'Inhalt der Datei',
  'data.holds': 'Anfragen: {entries}. Gespräche: {conversations}. Töne: {sounds}.',
  'data.merge': 'Zum Vorhandenen hinzufügen',
  'data.replace': 'Vorhandenes ersetzen',
  'data.replace-hint': 'Ersetzen löscht zuerst Verlauf und Gespräche dieses Browsers.',
  'data.cancel': 'Abbrechen',
  'data.imported': 'Fertig.',
  'data.failed': 'Das ging nicht; nichts wurde geändert. Ist der Speicher voll?',
  'data.problem-too-large': '{name} ist größer als 400 MB.',
  'data.problem-not-json': '{name} ist kein gültiges JSON. Nichts wurde geändert.',
  'data.problem-other': '{name} stammt nicht von dieser Konsole. Nichts wurde geändert.',
  'data.problem-newer': '{name} stammt aus einer anderen Version oder ist beschädigt. Nichts wurde geändert.',
} satisfies Record<keyof typeof english, string>
