import type { dataWords as english } from '../en/data.ts'

export const dataWords = {
  'data.title': 'Daten',
  'data.hint':
    'Verlauf, Gespeichertes, Klänge, Gespräche, Verbindungen und Einstellungen dieses Browsers in einer Datei. Nie ein Token.',
  'data.export': 'Alles exportieren',
  'data.import': 'Importieren …',
  'data.saved':
    'Gespeichert. Tokens sind nicht darin, und auch nicht, was gerade getippt und noch nicht gesendet ist.',
  'data.nothing-kept': 'Dieser Browser behält hier nichts.',
  'data.found': 'Inhalt der Datei',
  'data.in-file': 'In der Datei',
  'data.in-here': 'Hier',
  'data.in-both': 'In beiden',
  'data.kind-history': 'Anfragen',
  'data.kind-conversations': 'Gespräche',
  'data.kind-sounds': 'Klänge',
  'data.kind-connections': 'Verbindungen',
  'data.merge': 'Zum Vorhandenen hinzufügen',
  'data.replace': 'Vorhandenes ersetzen',
  'data.merge-hint':
    'Hinzufügen löscht nichts. Anfragen und Gespräche, die in beiden sind, kommen aus der Datei; Verbindungen, die in beiden sind, und die Einstellungen bleiben, wie sie hier sind.',
  'data.replace-hint':
    'Ersetzen löscht zuerst, was hier ist: Verlauf, Gespräche und die Verbindungen, die nicht in der Datei sind, samt ihren Tokens; was davon in beiden ist, bleibt, wie es hier ist. Die Einstellungen der Datei werden übernommen.',
  'data.replace-hint-old':
    'Ersetzen löscht zuerst Verlauf und Gespräche, die hier sind. Diese Datei ist älter: Sie hat keine Verbindungen und keine Einstellungen; was davon hier ist, bleibt.',
  'data.cancel': 'Abbrechen',
  'data.imported': 'Fertig.',
  'data.failed': 'Das ging nicht; nichts wurde geändert. Ist der Speicher voll?',
  'data.problem-too-large': '{name} ist größer als 400 MB.',
  'data.problem-not-json': '{name} ist kein gültiges JSON. Nichts wurde geändert.',
  'data.problem-other': '{name} stammt nicht von dieser Konsole. Nichts wurde geändert.',
  'data.problem-newer': '{name} stammt aus einer anderen Version oder ist beschädigt. Nichts wurde geändert.',
} satisfies Record<keyof typeof english, string>
