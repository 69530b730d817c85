import type { tourWords as english } from '../en/tour.ts'

export const tourWords = {
  'tour.label': 'Rundgang',
  'tour.step': '{number} von {count}',
  'tour.back': 'Zurück',
  'tour.next': 'Weiter',
  'tour.leave': 'Rundgang verlassen',
  'tour.done': 'Fertig',
  'tour.home':
    'Sechs Kacheln, je eine kleine Anfrage: Was hier strömt, klingt und zählt, hat ein Server geantwortet, nichts ist nur gemalt.',
  'tour.chat':
    'Eine Antwort kommt Wort für Wort, darunter stehen ihre Zeiten. Weiterfragen, Gesagtes ändern oder Modelle mit „Vergleichen“ nebeneinander stellen.',
  'tour.wire':
    'Code ist diese Anfrage zum Einfügen. Wire zeigt jedes Stück der Antwort, wie es ankam; „Nachspielen“ wiederholt sie im eigenen Tempo.',
  'tour.embeddings':
    'Zwölf Nachrichten als Vektoren: Jedes Feld sagt, wie ähnlich sich zwei sind. Zeilen 2 und 12 sagen das Gegenteil und ähneln sich doch; die Unterschrift sagt, warum.',
  'tour.rerank':
    'Acht Abschnitte, geordnet danach, wie gut sie die Frage beantworten. Zeile 7 steigt an die Spitze, und auf Platz 2 steht, was das Wörterzählen täuschte.',
  'tour.speech':
    'Aus Text wird Klang: zum Abspielen, Speichern und Weitergeben. Die Sandbox sendet dieses Beispiel als Morsezeichen, damit es niemand für eine Stimme des Dienstes hält.',
  'tour.transcription':
    'Und aus Klang wird wieder Text. „aus dem Klang entziffert“ heißt: gehört, nicht nachgeschlagen.',
  'tour.check':
    'Welche Endpunkte ein Token nutzen darf, und warum der Rest nicht geht: ein Druck, ein Bericht zum Kopieren.',
  'tour.token':
    'Eigenes Token nutzen: einmal einfügen, den Server wählen, und dieselben Seiten arbeiten mit echten Modellen. Sonst wird es nirgendwohin gesendet.',
  'tour.end':
    'Das war alles. „Suchen oder springen“ (Strg K) erreicht jedes Ding beim Namen; was gefragt wurde, steht im Verlauf.',
} satisfies Record<keyof typeof english, string>
