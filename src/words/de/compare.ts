import type { compareWords as english } from '../en/compare.ts'

export const compareWords = {
  'compare.add': 'Vergleichen',
  'compare.add-title': 'Ein weiteres Modell dasselbe fragen, nebeneinander',
  'compare.full': 'Höchstens {count} Spalten.',
  'compare.column': 'Spalte {number}',
  'compare.columns': 'Spalten',
  'compare.connection': 'Verbindung der Spalte {number}',
  'compare.keep': 'Nur mit Spalte {number} weitermachen',
  'compare.close': 'Spalte {number} schließen',
  'compare.difference': 'Unterschied',
  'compare.difference-title': 'Worin sich die letzten Antworten unterscheiden',
  'compare.left': 'Verglichene Antwort',
  'compare.right': 'Mit',
  'compare.difference-close': 'Unterschied schließen',
  'compare.only': 'Nur in {name}',
  'compare.waits': 'Dazu braucht es zwei beendete Antworten.',
  'compare.answer': 'Antwort, Spalte {number}',
  'compare.cancel': 'Spalte {number} abbrechen',
  'compare.more': 'Weitere Aktionen, Spalte {number}',
  'compare.send-to': 'Senden an: {place}',
  'compare.shared': '{percent} % der Wörter sind gleich.',
} satisfies Record<keyof typeof english, string>
