import type { shareWords as english } from '../en/share.ts'

export const shareWords = {
  'share.title': 'Teilen',
  'share.copy': 'Link zu dieser Seite kopieren, wie sie dasteht',
  'share.copied': 'Kopiert. Wer ihn öffnet, bekommt das Formular ausgefüllt; nichts wird gesendet.',
  'share.not-copied': 'Dieser Browser lässt es hier nicht kopieren.',
  'share.file': 'Zu lang für einen Link: als Datei gespeichert. „Gespeicherte Seite öffnen“ öffnet sie.',
  'share.token': 'Hier steht etwas, das wie ein Token aussieht. Herausnehmen; ein Link enthält nie eines.',
  'share.open': 'Gespeicherte Seite öffnen …',
  'share.unreadable': 'Diese Datei enthält keine Seite dieser Konsole.',
} satisfies Record<keyof typeof english, string>
