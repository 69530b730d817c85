import type { recordingWords as english } from '../en/recording.ts'

export const recordingWords = {
  'recording.title': 'Aufzeichnungen',
  'recording.close-window': 'Dieses Fenster schließen',
  'recording.intro':
    'Eine Aufzeichnung enthält Einträge eines Verlaufs mit ihren Antworten und Klängen. Sie wird im eigenen Tempo nachgespielt, und es wird nichts gesendet.',
  'recording.open': 'Aufzeichnung öffnen …',
  'recording.drop': 'oder ihre Datei hier ablegen',
  'recording.reading': 'Die Datei wird gelesen …',
  'recording.inside': '{name}: {count} Einträge, {size}, zusammengestellt {time}. Klänge: {sounds}.',
  'recording.inside-one': '{name}: 1 Eintrag, {size}, zusammengestellt {time}. Klänge: {sounds}.',
  'recording.load': 'Laden',
  'recording.not': 'Diese nicht',
  'recording.loaded': 'In diesem Tab geladen: Start und Rundgang spielen daraus.',
  'recording.apart': 'Im eigenen Verlauf steht nichts davon.',
  'recording.keep': 'Im Verlauf behalten',
  'recording.kept': 'Die Einträge stehen im eigenen Verlauf.',
  'recording.keep-failed': 'Das Behalten ist nicht gelungen. Ist der Speicher voll?',
  'recording.unload': 'Aufzeichnung schließen',
  'recording.entries': 'Was darin ist',
  'recording.play': 'Nachspielen',
  'recording.play-entry': '{page} nachspielen: {words}',
  'recording.unplayable': 'die Antwort ist nicht darin',
  'recording.unfit':
    'Dieser Eintrag stammt aus einer anderen Version der Konsole und lässt sich nicht öffnen.',
  'recording.problem-too-large': '{name} ist größer als {most} MB.',
  'recording.problem-not-json': '{name} ist kein gültiges JSON.',
  'recording.problem-other': '{name} ist keine Aufzeichnung dieser Konsole.',
  'recording.problem-unreadable':
    '{name} ließ sich nicht lesen. Die Datei noch einmal wählen; ein Ordner ist keine.',
  'recording.broken': 'Diese Aufzeichnung lässt sich nicht zeigen.',
  'recording.problem-newer': '{name} stammt aus einer neueren Konsole (Format {version}).',
  'recording.problem-unfit': '{name} lässt sich nicht lesen: „{field}“ ist nicht, wie es sein soll.',
  'recording.problem-most': '{name} lässt sich nicht lesen: „{field}“ ist länger als {most}.',
  'recording.choose': 'Als Aufzeichnung speichern …',
  'recording.choose-hint': 'Wählen, was in die Aufzeichnung kommt.',
  'recording.choose-entry': 'In die Aufzeichnung nehmen: {words}',
  'recording.choose-all': 'Alles Gezeigte wählen',
  'recording.chosen': '{count} gewählt',
  'recording.chosen-one': '1 gewählt',
  'recording.make': 'Als Aufzeichnung speichern',
  'recording.none': 'Erst einen Eintrag wählen',
  'recording.ready':
    '{count} Einträge und ihre Klänge ({sounds}): eine Datei von {size}. Ein Token ist nicht darin.',
  'recording.ready-one':
    '1 Eintrag und seine Klänge ({sounds}): eine Datei von {size}. Ein Token ist nicht darin.',
  'recording.save': 'Datei speichern',
  'recording.cancel': 'Abbrechen',
  'recording.too-heavy': 'Zusammen wiegen sie mehr als {most} MB. Weniger wählen.',
  'recording.too-many': 'Eine Aufzeichnung enthält höchstens {most} Einträge. Weniger wählen.',
  'recording.nothing': 'Sie sind nicht mehr in diesem Browser.',
  'recording.only-checks':
    'Eine Prüfung nennt Server und Verbindungen und wird deshalb nicht aufgezeichnet. Andere Einträge wählen.',
  'recording.without-checks': 'Prüfungen bleiben weg: In ihnen stehen Server und Verbindungen.',
  'recording.failed':
    'Die Aufzeichnung ließ sich nicht zusammenstellen: Etwas war nicht zu lesen. Noch einmal versuchen oder weniger wählen.',
} satisfies Record<keyof typeof english, string>
