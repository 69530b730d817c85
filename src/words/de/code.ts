import type { codeWords as english } from '../en/code.ts'

export const codeWords = {
  'code.language': 'Sprache',
  'code.label': 'Code dieser Anfrage',
  'code.copy': 'Code kopieren',
  'code.nothing': 'Formular ausfüllen; die Anfrage steht dann hier als Code.',
  'code.language-curl': 'curl',
  'code.language-python-requests': 'Python (requests)',
  'code.language-python-openai': 'Python (openai)',
  'code.language-javascript-fetch': 'JavaScript (fetch)',
  'code.language-javascript-openai': 'JavaScript (openai)',
  'code.include-token': 'Token mitkopieren',
  'code.token-warning':
    'Der kopierte Code enthält das Token: Wer ihn liest, kann das Konto nutzen. Auf dem Bildschirm bleibt es verdeckt.',
  'code.token': 'Das Token wird aus {variable} gelesen; im Code steht es nie.',
} satisfies Record<keyof typeof english, string>
