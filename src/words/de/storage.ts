import type { storageWords as english } from '../en/storage.ts'

export const storageWords = {
  'storage.full':
    'Der Speicher des Browsers ist voll: Neues wird nicht aufbewahrt. Platz schaffen oder alte Anfragen löschen.',
  'storage.unavailable':
    'Dieser Browser bewahrt hier nichts auf; was eingegeben wird und was geantwortet wird, bleibt, bis der Tab schließt.',
  'storage.newer':
    'Was dieser Browser aufbewahrt, stammt von einer neueren Konsole und bleibt, wie es ist. Was jetzt geschieht, bleibt, bis der Tab schließt.',
  'storage.broken':
    'Was dieser Browser aufbewahrt, lässt sich nicht öffnen und bleibt, wie es ist. Was jetzt geschieht, bleibt, bis der Tab schließt.',
  'storage.free': 'Platz schaffen',
  'storage.again': 'Neu laden',
  'storage.save': 'Lesbares speichern',
  'storage.saved': '{count} Datensätze gespeichert; „Einstellungen, Daten“ liest sie ein.',
  'storage.saved-one': '1 Datensatz gespeichert; „Einstellungen, Daten“ liest ihn ein.',
  'storage.saved-some':
    'Datensätze gespeichert: {count}, nicht verstanden: {unread}. „Einstellungen, Daten“ liest die Datei ein.',
  'storage.save-nothing': 'Nichts davon war lesbar.',
  'storage.reset': 'Neu beginnen …',
  'storage.reset-ask':
    'Löscht Verlauf, Gespräche und Entwürfe, die dieser Browser aufbewahrt. Das lässt sich nicht zurücknehmen. Tokens und Verbindungen bleiben.',
  'storage.reset-yes': 'Löschen und neu beginnen',
  'storage.reset-no': 'Lassen',
  'storage.reset-held':
    'Ein anderer Tab hat es offen. Es wird gelöscht, sobald die anderen Tabs der Konsole geschlossen sind.',
  'storage.reset-failed':
    'Der Browser hat es nicht gelöscht. Seine eigenen Einstellungen für diese Seite können es.',
} satisfies Record<keyof typeof english, string>
